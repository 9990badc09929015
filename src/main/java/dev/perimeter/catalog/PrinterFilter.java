package dev.perimeter.catalog;

import dev.perimeter.catalog.intake.CatalogText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to look for; null looks for anything.
 *
 * @param q words that must all occur in maker, model or technology
 * @param manufacturer the maker's whole name, any case
 * @param technology {@code FFF}, {@code FGF} or {@code SLA}
 */
record PrinterFilter(
        @Nullable String q,
        @Nullable String manufacturer,
        @Nullable String technology) {

    static final PrinterFilter ANY = new PrinterFilter(null, null, null);

    String[] patterns() {
        return CatalogText.patterns(q == null ? "" : q);
    }

    @Nullable
    String manufacturerKey() {
        return manufacturer == null ? null : CatalogText.key(manufacturer);
    }

    @Nullable
    String technologyCode() {
        return technology == null ? null : technology.strip().toUpperCase(Locale.ROOT);
    }
}
