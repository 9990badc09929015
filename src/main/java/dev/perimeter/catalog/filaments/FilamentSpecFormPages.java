package dev.perimeter.catalog.filaments;

import static dev.perimeter.gate.Permission.ASSETS_ACT;

import dev.perimeter.catalog.specs.Difference;
import dev.perimeter.catalog.specs.SpecField;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.problems.Problem;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Adding a filament that the catalog lacks, and changing one's own (spec 9.2 to 9.4). */
@Controller
class FilamentSpecFormPages {

    private final FilamentSpecs specs;
    private final SimilarFilaments similar;

    FilamentSpecFormPages(FilamentSpecs specs, SimilarFilaments similar) {
        this.specs = specs;
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

    record ChangedFilament(FilamentDraft filament) {}

    @ModelAttribute
    void common(Model model) {
        model.addAttribute("here", "catalog");
        model.addAttribute("kind", "filaments");
        model.addAttribute("at", "filament.");
        model.addAttribute("main", FilamentFields.MAIN);
        model.addAttribute("more", FilamentFields.MORE);
    }

    @GetMapping("/catalog/filaments/new")
    @Allow(ASSETS_ACT)
    String newForm(Member me, @RequestParam(required = false) @Nullable Boolean choose, Model model) {
        var refused = FormErrors.of(model);
        if (refused != null && !refused.words("filament.manufacturer").isEmpty()) {
            model.addAttribute("similar", similar.find(me, DuplicateQuery.of(refused)));
        }
        model.addAttribute("choose", Boolean.TRUE.equals(choose));
        model.addAttribute("values", Map.of("diameterMm", "1.75", "netWeightG", "1000"));
        return "catalog/new";
    }

    /**
     * Refused once where the catalog may have it already, so that the likely duplicates are seen
     * first.
     */
    @PostMapping("/catalog/filaments/new")
    @Allow(ASSETS_ACT)
    String add(Member me, Form<NewFilament> form) {
        var wanted = form.value();
        var isSure = Boolean.TRUE.equals(wanted.sure());
        if (!isSure && !similar.find(me, DuplicateQuery.of(wanted.filament())).isEmpty()) {
            throw Problem.conflict("similar-there");
        }
        var added = specs.add(me, wanted.filament());
        Difference.refuse(added.differs(), "filament.");
        var id = added.entry().id();
        return "redirect:"
                + (Boolean.TRUE.equals(wanted.choose()) ? "/spools/new?filamentId=" + id : "/catalog/filaments/" + id);
    }

    @GetMapping("/catalog/filaments/{id}/edit")
    @Allow(ASSETS_ACT)
    String edit(Member me, @PathVariable UUID id, Model model) {
        var held = specs.hold(me, id).orElseThrow(Problem::notFound);
        model.addAttribute("entry", held);
        model.addAttribute("values", SpecField.values(held.draft()));
        return "catalog/edit";
    }

    @PostMapping("/catalog/filaments/{id}/edit")
    @Allow(ASSETS_ACT)
    String change(Member me, @PathVariable UUID id, Form<ChangedFilament> form) {
        var changed = form.value();
        var held = specs.hold(me, id).orElseThrow(Problem::notFound);
        form.check(held.version());
        if (!FilamentColumns.areSame(changed.filament(), held.draft())) {
            specs.change(me, held, changed.filament());
        }
        return "redirect:/catalog/filaments/" + id;
    }
}
