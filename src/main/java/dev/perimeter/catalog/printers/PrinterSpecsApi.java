package dev.perimeter.catalog.printers;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static dev.perimeter.gate.Permission.ASSETS_ACT;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.catalog.specs.Difference;
import dev.perimeter.catalog.specs.SpecPosition;
import dev.perimeter.catalog.specs.SpecPosition.Listed;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.values.Text;
import dev.perimeter.web.Etag;
import dev.perimeter.web.IfMatch;
import dev.perimeter.web.json.Patch;
import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.NameOrder;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/catalog/printers")
class PrinterSpecsApi {

    private final PrinterSpecs specs;
    private final SimilarPrinters similar;
    private final Cursors cursors;

    PrinterSpecsApi(PrinterSpecs specs, SimilarPrinters similar, Cursors cursors) {
        this.specs = specs;
        this.similar = similar;
        this.cursors = cursors;
    }

    /** Every member sees the same entries (spec 9.1), with cursors of their own company. */
    @GetMapping
    @AnyMember
    Page<PrinterSpec> search(
            Member me,
            Search q,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String manufacturer,
            @RequestParam(required = false) PrinterSpec.@Nullable Technology technology,
            PageRequest page) {
        var filter = PrinterSpecFilter.of(q.key(), manufacturer, technology);
        var order = NameOrder.of(cursors.start(filter.scope(me), page));
        return cursors.page(
                        filter.scope(me),
                        page,
                        last -> specs.search(me, filter, order, SpecPosition.of(last), page.rows()),
                        row -> row.position().key(order))
                .map(Listed::spec);
    }

    /** The id of an entry that was merged into another finds that other one. */
    @GetMapping("/{id}")
    @AnyMember
    ResponseEntity<PrinterSpec> show(Member me, @PathVariable UUID id) {
        var printer = specs.find(me, id).orElseThrow(Problem::notFound);
        return Etag.ok(printer.version(), printer);
    }

    /** Likely duplicates of what somebody is about to add (spec 9.3). */
    @GetMapping("/similar")
    @AnyMember
    Page<PrinterSpec> similar(
            Member me,
            @RequestParam @Text(max = 200) String manufacturer,
            @RequestParam(required = false) @Text(max = 200) @Nullable String model) {
        return new Page<>(similar.find(me, new SimilarPrinters.Asked(manufacturer, model)), null);
    }

    /** @param differs what an equal entry says otherwise; absent where nothing does */
    record AddedPrinter(
            @JsonUnwrapped PrinterSpec entry,
            @JsonInclude(NON_EMPTY) @Nullable List<Difference> differs) {}

    /** 201 for a new entry, 200 for an equal one that was there (spec 9.3). */
    @PostMapping
    @Allow(ASSETS_ACT)
    ResponseEntity<AddedPrinter> add(Member me, @RequestBody PrinterDraft draft) {
        var added = specs.add(me, draft);
        var entry = added.entry();
        var answer = new AddedPrinter(entry, added.differs());
        return added.isNew()
                ? Etag.created("/api/v1/catalog/printers/" + entry.id(), entry.version(), answer)
                : Etag.ok(entry.version(), answer);
    }

    @PatchMapping("/{id}")
    @Allow(ASSETS_ACT)
    ResponseEntity<PrinterSpec> change(
            Member me, @PathVariable UUID id, @RequestBody Patch<PrinterDraft> patch, IfMatch ifMatch) {
        var held = specs.hold(me, id).orElseThrow(Problem::notFound);
        ifMatch.check(held.version());
        var draft = patch.onto(held.draft());
        var changed = PrinterColumns.areSame(draft, held.draft()) ? held : specs.change(me, held, draft);
        return Etag.ok(changed.version(), changed);
    }

    @DeleteMapping("/{id}")
    @Allow(ASSETS_ACT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Member me, @PathVariable UUID id, IfMatch ifMatch) {
        var held = specs.hold(me, id).orElseThrow(Problem::notFound);
        ifMatch.check(held.version());
        specs.remove(me, held);
    }
}
