package dev.perimeter.catalog;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.values.Text;
import dev.perimeter.web.lists.NextPageLink;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.query.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The shared shelf, to browse and to choose from: with {@code choose}, an entry leads to a new spool or printer of it. */
@Controller
class CatalogPages {

    private static final List<String> SEARCHED = List.of("q", "material", "color", "diameterMm", "technology");

    private final FilamentsApi filamentsApi;
    private final PrintersApi printersApi;
    private final Filaments filaments;
    private final Printers printers;

    CatalogPages(FilamentsApi filamentsApi, PrintersApi printersApi, Filaments filaments, Printers printers) {
        this.filamentsApi = filamentsApi;
        this.printersApi = printersApi;
        this.filaments = filaments;
        this.printers = printers;
    }

    @ModelAttribute("here")
    String here() {
        return "catalog";
    }

    @GetMapping("/catalog/filaments")
    @AnyMember
    String filaments(
            Member me,
            Search q,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String material,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String color,
            @RequestParam(required = false) @Nullable BigDecimal diameterMm,
            @RequestParam(required = false) @Nullable Boolean choose,
            PageRequest page,
            HttpServletRequest request,
            Model model) {
        put(filamentsApi.search(me, q, null, material, color, diameterMm, page), choose, request, model);
        return "catalog-filaments";
    }

    @GetMapping("/catalog/filaments/{id}")
    @AnyMember
    String filament(Member me, @PathVariable UUID id, Model model) {
        var entry = filaments.find(me, id).orElseThrow(Problem::notFound);
        model.addAttribute("entry", entry);
        model.addAttribute("values", SpecField.values(entry));
        model.addAttribute("fields", List.of(SpecFields.FILAMENT, SpecFields.FILAMENT_MORE));
        return "catalog-filament";
    }

    @GetMapping("/catalog/printers")
    @AnyMember
    String printers(
            Member me,
            Search q,
            @RequestParam(required = false) PrinterSpec.@Nullable Technology technology,
            @RequestParam(required = false) @Nullable Boolean choose,
            PageRequest page,
            HttpServletRequest request,
            Model model) {
        put(printersApi.search(me, q, null, technology, page), choose, request, model);
        return "catalog-printers";
    }

    @GetMapping("/catalog/printers/{id}")
    @AnyMember
    String printer(Member me, @PathVariable UUID id, Model model) {
        var entry = printers.find(me, id).orElseThrow(Problem::notFound);
        model.addAttribute("entry", entry);
        model.addAttribute("values", SpecField.values(entry));
        model.addAttribute("fields", List.of(SpecFields.PRINTER, SpecFields.PRINTER_MORE));
        return "catalog-printer";
    }

    private static void put(Page<?> page, @Nullable Boolean choose, HttpServletRequest request, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("next", NextPageLink.of(request, page));
        model.addAttribute("choose", Boolean.TRUE.equals(choose));
        model.addAllAttributes(QueryParameters.asked(request, SEARCHED));
    }
}
