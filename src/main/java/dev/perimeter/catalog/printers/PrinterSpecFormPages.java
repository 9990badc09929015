package dev.perimeter.catalog.printers;

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

/** Adding a printer model that the catalog lacks, and changing one's own (spec 9.2 to 9.4). */
@Controller
class PrinterSpecFormPages {

    private final PrinterSpecs specs;
    private final SimilarPrinters similar;

    PrinterSpecFormPages(PrinterSpecs specs, SimilarPrinters similar) {
        this.specs = specs;
        this.similar = similar;
    }

    /**
     * A new entry.
     *
     * @param sure whether the likely duplicates were seen, and are none
     * @param choose whether one of it is to be added to the company's own next
     */
    record NewPrinter(
            PrinterDraft printer,
            @Nullable Boolean sure,
            @Nullable Boolean choose) {}

    record ChangedPrinter(PrinterDraft printer) {}

    @ModelAttribute
    void common(Model model) {
        model.addAttribute("here", "catalog");
        model.addAttribute("kind", "printers");
        model.addAttribute("at", "printer.");
        model.addAttribute("main", PrinterSpecFields.MAIN);
        model.addAttribute("more", PrinterSpecFields.MORE);
    }

    @GetMapping("/catalog/printers/new")
    @Allow(ASSETS_ACT)
    String newForm(Member me, @RequestParam(required = false) @Nullable Boolean choose, Model model) {
        var refused = FormErrors.of(model);
        if (refused != null && !refused.words("printer.manufacturer").isEmpty()) {
            var name = refused.words("printer.model");
            var asked = new SimilarPrinters.Asked(refused.words("printer.manufacturer"), name.isEmpty() ? null : name);
            model.addAttribute("similar", similar.find(me, asked));
        }
        model.addAttribute("choose", Boolean.TRUE.equals(choose));
        model.addAttribute("values", Map.of("technology", "FFF"));
        return "catalog/new";
    }

    /**
     * Refused once where the catalog may have it already, so that the likely duplicates are seen
     * first.
     */
    @PostMapping("/catalog/printers/new")
    @Allow(ASSETS_ACT)
    String add(Member me, Form<NewPrinter> form) {
        var wanted = form.value();
        var isSure = Boolean.TRUE.equals(wanted.sure());
        var asked = new SimilarPrinters.Asked(
                wanted.printer().manufacturer(), wanted.printer().model());
        if (!isSure && !similar.find(me, asked).isEmpty()) {
            throw Problem.conflict("similar-there");
        }
        var added = specs.add(me, wanted.printer());
        Difference.refuse(added.differs(), "printer.");
        var id = added.entry().id();
        return "redirect:"
                + (Boolean.TRUE.equals(wanted.choose()) ? "/printers/new?modelId=" + id : "/catalog/printers/" + id);
    }

    @GetMapping("/catalog/printers/{id}/edit")
    @Allow(ASSETS_ACT)
    String edit(Member me, @PathVariable UUID id, Model model) {
        var held = specs.hold(me, id).orElseThrow(Problem::notFound);
        model.addAttribute("entry", held);
        model.addAttribute("values", SpecField.values(held.draft()));
        return "catalog/edit";
    }

    @PostMapping("/catalog/printers/{id}/edit")
    @Allow(ASSETS_ACT)
    String change(Member me, @PathVariable UUID id, Form<ChangedPrinter> form) {
        var changed = form.value();
        var held = specs.hold(me, id).orElseThrow(Problem::notFound);
        form.check(held.version());
        if (!PrinterColumns.areSame(changed.printer(), held.draft())) {
            specs.change(me, held, changed.printer());
        }
        return "redirect:/catalog/printers/" + id;
    }
}
