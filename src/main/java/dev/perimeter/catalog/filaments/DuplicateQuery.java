package dev.perimeter.catalog.filaments;

import dev.perimeter.catalog.duplicates.DuplicateKey;
import dev.perimeter.catalog.duplicates.Spelling;
import dev.perimeter.catalog.materials.Polymer;
import dev.perimeter.values.FoldedText;
import dev.perimeter.web.forms.FormErrors;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to add, as far as they have said: likely duplicates of it are looked for
 * (spec 9.3).
 */
record DuplicateQuery(
        String manufacturer,
        @Nullable String product,
        @Nullable String material,
        @Nullable String materialFamily,
        @Nullable String colorName,
        @Nullable BigDecimal diameterMm,
        @Nullable BigDecimal netWeightG,
        @Nullable Boolean isRefill,
        @Nullable String spoolType) {

    private static final Pattern FIGURE = Pattern.compile("[0-9]{1,9}([.,][0-9]{1,9})?");
    private static final double OTHER_COLOR = 1;
    private static final double OTHER_MATERIAL = 0.1;
    private static final double OTHER_SPOOL = 0.05;

    static DuplicateQuery of(FilamentDraft draft) {
        return new DuplicateQuery(
                draft.manufacturer(),
                draft.product(),
                draft.material(),
                draft.materialFamily(),
                draft.colorName(),
                draft.diameterMm(),
                draft.netWeightG(),
                Objects.requireNonNullElse(draft.isRefill(), false),
                draft.spoolType());
    }

    /** As far as it was typed into a form that is shown again. */
    static DuplicateQuery of(FormErrors form) {
        return new DuplicateQuery(
                form.words("filament.manufacturer"),
                text(form, "product"),
                text(form, "material"),
                text(form, "materialFamily"),
                text(form, "colorName"),
                figure(form, "diameterMm"),
                figure(form, "netWeightG"),
                null,
                null);
    }

    private static @Nullable BigDecimal figure(FormErrors form, String field) {
        var text = form.words("filament." + field);
        return FIGURE.matcher(text).matches() ? new BigDecimal(text.replace(',', '.')) : null;
    }

    private static @Nullable String text(FormErrors form, String field) {
        var text = form.words("filament." + field);
        return text.isEmpty() ? null : text;
    }

    @Nullable
    String productAlike() {
        return product == null
                ? null
                : DuplicateKey.product(product, manufacturer, material == null ? "" : material, family());
    }

    @Nullable
    String colorAlike() {
        return colorName == null ? null : DuplicateKey.color(colorName);
    }

    /** The base polymer, or an empty text. */
    String family() {
        return materialFamily != null
                ? materialFamily
                : material == null ? "" : Polymer.of(material).orElse("");
    }

    /**
     * Products of one maker may be called anything; but the maker and the colour are these, or
     * nearly.
     */
    boolean isLike(FilamentSpec entry) {
        return Spelling.isNear(ofMaker(entry)) && Spelling.isNear(ofColor(entry));
    }

    /** The less, the likelier; the equal one before all others, then those of the same colour. */
    double distance(FilamentSpec entry) {
        if (isEqualTo(entry)) {
            return -1;
        }
        var color = ofColor(entry);
        var otherName = product == null
                ? 0
                : Spelling.distance(
                        Objects.requireNonNull(productAlike()),
                        DuplicateKey.product(entry.product(), entry.manufacturer(), entry.material(), family(entry)));
        return ofMaker(entry)
                + (color == 0 ? 0 : OTHER_COLOR + color)
                + otherName
                + (isSame(material, entry.material()) ? 0 : OTHER_MATERIAL)
                + (isRefill == null || isRefill.equals(entry.isRefill()) ? 0 : OTHER_SPOOL)
                + (spoolType == null || spoolType.equals(entry.spoolType()) ? 0 : OTHER_SPOOL);
    }

    private boolean isEqualTo(FilamentSpec entry) {
        return product != null
                && material != null
                && colorName != null
                && isSame(manufacturer, entry.manufacturer())
                && isSame(product, entry.product())
                && isSame(material, entry.material())
                && isSame(colorName, entry.colorName())
                && diameterMm != null
                && diameterMm.compareTo(entry.diameterMm()) == 0
                && netWeightG != null
                && netWeightG.compareTo(entry.netWeightG()) == 0
                && Objects.equals(Objects.requireNonNullElse(isRefill, false), entry.isRefill())
                && Objects.equals(spoolType, entry.spoolType());
    }

    private double ofMaker(FilamentSpec entry) {
        return Spelling.distance(DuplicateKey.maker(manufacturer), DuplicateKey.maker(entry.manufacturer()));
    }

    private double ofColor(FilamentSpec entry) {
        return colorName == null
                ? 0
                : Spelling.distance(DuplicateKey.color(colorName), DuplicateKey.color(entry.colorName()));
    }

    private static String family(FilamentSpec entry) {
        return Objects.requireNonNullElse(entry.materialFamily(), "");
    }

    private static boolean isSame(@Nullable String asked, String there) {
        return asked == null || FoldedText.of(asked).equals(FoldedText.of(there));
    }
}
