package dev.perimeter.catalog;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.values.Text;
import dev.perimeter.web.Etag;
import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.lists.SortKey;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/catalog/printers")
class PrintersApi {

    private final Printers printers;
    private final SimilarPrinters similar;
    private final Cursors cursors;

    PrintersApi(Printers printers, SimilarPrinters similar, Cursors cursors) {
        this.printers = printers;
        this.similar = similar;
        this.cursors = cursors;
    }

    /** Every member sees the same shelf (spec 9.1); a place in the list is still worth something to their company alone. */
    @GetMapping
    @AnyMember
    Page<PrinterSpec> search(
            Member me,
            Search q,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String manufacturer,
            @RequestParam(required = false) PrinterSpec.@Nullable Technology technology,
            PageRequest page) {
        var filter = PrinterFilter.of(q.key(), manufacturer, technology);
        // No parameter has a line end, so that no two filters look the same.
        var scope = "printers for %s%n%s%n%s%n%s"
                .formatted(me.company(), filter.q(), filter.manufacturer(), filter.technology());
        return cursors.page(
                        scope,
                        page,
                        last -> printers.search(me, filter, new SpecPosition(last.text(0), last.id(1)), page.rows()),
                        row -> SortKey.of(
                                row.position().nameKey(), row.position().id()))
                .map(Listed::spec);
    }

    /** The id of an entry that was merged into another finds that other one. */
    @GetMapping("/{id}")
    @AnyMember
    ResponseEntity<PrinterSpec> show(Member me, @PathVariable UUID id) {
        var printer = printers.find(me, id).orElseThrow(Problem::notFound);
        return Etag.ok(printer.version(), printer);
    }

    /** What the catalog has of what somebody is about to add, or something very like it (spec 9.3). */
    @GetMapping("/similar")
    @AnyMember
    Page<PrinterSpec> similar(
            Member me,
            @RequestParam @Text(max = 200) String manufacturer,
            @RequestParam(required = false) @Text(max = 200) @Nullable String model) {
        return new Page<>(similar.find(me, new SimilarPrinters.Asked(manufacturer, model)), null);
    }
}
