package dev.perimeter.catalog;

import static dev.perimeter.gate.Permission.ASSETS_ACT;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.problems.Problem;
import java.util.List;
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

/** Adding a printer model that the catalog lacks, and mending one's own (spec 9.2 to 9.4). */
@Controller
class PrinterFormPages {

    private final ContributedPrinters contributed;
    private final SimilarPrinters similar;

    PrinterFormPages(ContributedPrinters contributed, SimilarPrinters similar) {
        this.contributed = contributed;
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

    record MendedPrinter(PrinterDraft printer) {}

    @ModelAttribute
    void common(Model model) {
        model.addAttribute("here", "catalog");
        model.addAttribute("main", SpecFields.PRINTER);
        model.addAttribute("more", SpecFields.PRINTER_MORE);
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
        return "catalog-printer-new";
    }

    /** Refused once where the catalog may have it already, so that the likely duplicates are seen first. */
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
        var added = contributed.add(me, wanted.printer());
        differs(added.differs());
        var id = added.entry().id();
        return "redirect:"
                + (Boolean.TRUE.equals(wanted.choose()) ? "/printers/new?modelId=" + id : "/catalog/printers/" + id);
    }

    @GetMapping("/catalog/printers/{id}/edit")
    @Allow(ASSETS_ACT)
    String edit(Member me, @PathVariable UUID id, Model model) {
        var held = contributed.hold(me, id).orElseThrow(Problem::notFound);
        model.addAttribute("entry", held);
        model.addAttribute("values", SpecField.values(held.draft()));
        return "catalog-printer-edit";
    }

    @PostMapping("/catalog/printers/{id}/edit")
    @Allow(ASSETS_ACT)
    String change(Member me, @PathVariable UUID id, Form<MendedPrinter> form) {
        var mended = form.value();
        var held = contributed.hold(me, id).orElseThrow(Problem::notFound);
        form.check(held.version());
        if (!mended.printer().isSameAs(held.draft())) {
            contributed.change(me, held, mended.printer());
        }
        return "redirect:/catalog/printers/" + id;
    }

    /** An equal entry is there, which is not changed by adding it again: what it says otherwise is told beside each field. */
    private static void differs(List<Difference> differences) {
        if (!differences.isEmpty()) {
            var fields = differences.stream()
                    .map(difference -> difference.asFault("printer."))
                    .toList();
            throw Problem.conflict("equal-there", Map.of("fields", fields));
        }
    }
}
