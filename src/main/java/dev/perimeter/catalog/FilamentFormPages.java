package dev.perimeter.catalog;

import static dev.perimeter.gate.Permission.ASSETS_ACT;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Adding a filament that the catalog lacks, and mending one's own (spec 9.2 to 9.4). */
@Controller
class FilamentFormPages {

    private static final Pattern FIGURE = Pattern.compile("[0-9]{1,9}([.,][0-9]{1,9})?");

    private final ContributedFilaments contributed;
    private final SimilarFilaments similar;

    FilamentFormPages(ContributedFilaments contributed, SimilarFilaments similar) {
        this.contributed = contributed;
        this.similar = similar;
    }

    /**
     * A new entry.
     *
     * @param sure whether the likely duplicates were seen, and are none
     * @param choose whether one of it is to be added to the company's own next
     */
    record NewFilament(
            FilamentDraft filament,
            @Nullable Boolean sure,
            @Nullable Boolean choose) {}

    record MendedFilament(FilamentDraft filament) {}

    @ModelAttribute
    void common(Model model) {
        model.addAttribute("here", "catalog");
        model.addAttribute("main", SpecFields.FILAMENT);
        model.addAttribute("more", SpecFields.FILAMENT_MORE);
    }

    @GetMapping("/catalog/filaments/new")
    @Allow(ASSETS_ACT)
    String newForm(Member me, @RequestParam(required = false) @Nullable Boolean choose, Model model) {
        var refused = FormErrors.of(model);
        if (refused != null && !refused.words("filament.manufacturer").isEmpty()) {
            model.addAttribute("similar", similar.find(me, asked(refused)));
        }
        model.addAttribute("choose", Boolean.TRUE.equals(choose));
        model.addAttribute("values", Map.of("diameterMm", "1.75", "netWeightG", "1000"));
        return "catalog-filament-new";
    }

    /** Refused once where the catalog may have it already, so that the likely duplicates are seen first. */
    @PostMapping("/catalog/filaments/new")
    @Allow(ASSETS_ACT)
    String add(Member me, Form<NewFilament> form) {
        var wanted = form.value();
        var isSure = Boolean.TRUE.equals(wanted.sure());
        if (!isSure && !similar.find(me, AskedFilament.of(wanted.filament())).isEmpty()) {
            throw Problem.conflict("similar-there");
        }
        var added = contributed.add(me, wanted.filament());
        differs(added.differs());
        var id = added.entry().id();
        return "redirect:"
                + (Boolean.TRUE.equals(wanted.choose()) ? "/spools/new?filamentId=" + id : "/catalog/filaments/" + id);
    }

    @GetMapping("/catalog/filaments/{id}/edit")
    @Allow(ASSETS_ACT)
    String edit(Member me, @PathVariable UUID id, Model model) {
        var held = contributed.hold(me, id).orElseThrow(Problem::notFound);
        model.addAttribute("entry", held);
        model.addAttribute("values", SpecField.values(held.draft()));
        return "catalog-filament-edit";
    }

    @PostMapping("/catalog/filaments/{id}/edit")
    @Allow(ASSETS_ACT)
    String change(Member me, @PathVariable UUID id, Form<MendedFilament> form) {
        var mended = form.value();
        var held = contributed.hold(me, id).orElseThrow(Problem::notFound);
        form.check(held.version());
        if (!mended.filament().isSameAs(held.draft())) {
            contributed.change(me, held, mended.filament());
        }
        return "redirect:/catalog/filaments/" + id;
    }

    /** As far as it was typed. */
    private static AskedFilament asked(FormErrors form) {
        return new AskedFilament(
                form.words("filament.manufacturer"),
                given(form, "product"),
                given(form, "material"),
                given(form, "materialFamily"),
                given(form, "colorName"),
                figure(form, "diameterMm"),
                figure(form, "netWeightG"),
                null,
                null);
    }

    private static @Nullable BigDecimal figure(FormErrors form, String field) {
        var text = form.words("filament." + field);
        return FIGURE.matcher(text).matches() ? new BigDecimal(text.replace(',', '.')) : null;
    }

    private static @Nullable String given(FormErrors form, String field) {
        var text = form.words("filament." + field);
        return text.isEmpty() ? null : text;
    }

    /** An equal entry is there, which is not changed by adding it again: what it says otherwise is told beside each field. */
    private static void differs(List<Difference> differences) {
        if (!differences.isEmpty()) {
            var fields = differences.stream()
                    .map(difference -> difference.asFault("filament."))
                    .toList();
            throw Problem.conflict("equal-there", Map.of("fields", fields));
        }
    }
}
