package dev.perimeter.catalog.printers;

import static dev.perimeter.gate.Permission.ASSETS_ACT;

import dev.perimeter.catalog.specs.SpecField;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.lists.NextPageLink;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.query.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The printers of the catalog, to browse and to choose from: with {@code choose}, an entry leads to
 * a new asset of it. Who added an entry that nobody uses may remove it (spec 9.4), which is asked
 * twice.
 */
@Controller
class PrinterSpecPages {

    private final PrinterSpecsApi api;
    private final PrinterSpecs specs;

    PrinterSpecPages(PrinterSpecsApi api, PrinterSpecs specs) {
        this.api = api;
        this.specs = specs;
    }

    @ModelAttribute
    void common(Model model) {
        model.addAttribute("here", "catalog");
        model.addAttribute("kind", "printers");
    }

    @GetMapping("/catalog/printers")
    @AnyMember
    String list(
            Member me,
            Search q,
            @RequestParam(required = false) PrinterSpec.@Nullable Technology technology,
            @RequestParam(required = false) @Nullable Boolean choose,
            PageRequest page,
            HttpServletRequest request,
            Model model) {
        var found = api.search(me, q, null, technology, page);
        model.addAttribute("page", found);
        model.addAttribute("next", NextPageLink.of(request, found));
        model.addAttribute("choose", Boolean.TRUE.equals(choose));
        model.addAllAttributes(QueryParameters.asked(request, List.of("q", "technology")));
        return "catalog/list";
    }

    @GetMapping("/catalog/printers/{id}")
    @AnyMember
    String show(Member me, @PathVariable UUID id, Model model) {
        var entry = specs.find(me, id).orElseThrow(Problem::notFound);
        model.addAttribute("entry", entry);
        model.addAttribute("name", entry.manufacturer() + " " + entry.model());
        model.addAttribute("values", SpecField.values(entry));
        model.addAttribute("fields", List.of(PrinterSpecFields.MAIN, PrinterSpecFields.MORE));
        return "catalog/entry";
    }

    @GetMapping("/catalog/printers/{id}/remove")
    @Allow(ASSETS_ACT)
    String confirmRemoval(Member me, @PathVariable UUID id, Model model) {
        var entry = specs.hold(me, id).orElseThrow(Problem::notFound);
        model.addAttribute("entry", entry);
        model.addAttribute("name", entry.manufacturer() + " " + entry.model());
        return "catalog/remove";
    }

    @PostMapping("/catalog/printers/{id}/remove")
    @Allow(ASSETS_ACT)
    String remove(Member me, @PathVariable UUID id, Form<Form.Confirmation> form) {
        var held = specs.hold(me, id).orElseThrow(Problem::notFound);
        form.check(held.version());
        specs.remove(me, held);
        return "redirect:/catalog/printers";
    }
}
