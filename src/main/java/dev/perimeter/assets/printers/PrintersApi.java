package dev.perimeter.assets.printers;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.assets.printers.PrinterSearch.Filter;
import dev.perimeter.catalog.specs.Difference;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
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
@RequestMapping("/api/v1/assets/printers")
class PrintersApi {

    private final Printers printers;
    private final PrinterSearch search;
    private final PrinterSpecChoices printerSpecChoices;
    private final Cursors cursors;

    PrintersApi(Printers printers, PrinterSearch search, PrinterSpecChoices printerSpecChoices, Cursors cursors) {
        this.printers = printers;
        this.search = search;
        this.printerSpecChoices = printerSpecChoices;
        this.cursors = cursors;
    }

    /**
     * @param differs what was stated of its model, where the catalog's equal entry says otherwise;
     *     absent where nothing does
     */
    record PrinterAnswer(
            @JsonUnwrapped Printer printer,
            @JsonInclude(NON_EMPTY) @Nullable List<Difference> differs) {}

    @GetMapping
    @Allow(ASSETS_VIEW)
    Page<Printer> search(
            Member me,
            Search q,
            @RequestParam(required = false) Printer.@Nullable Status status,
            @RequestParam(required = false) @Nullable UUID modelId,
            @RequestParam(required = false) @Nullable PrinterSort sort,
            PageRequest page) {
        var filter = new Filter(status, modelId, q, sort == null ? PrinterSort.NAME : sort);
        var scope = "printers of %s, %s".formatted(me.company(), filter);
        var order = NameOrder.of(cursors.start(scope, page));
        return cursors.page(
                scope,
                page,
                last -> search.page(me, filter, last, page.rows()),
                printer -> filter.sort().key(order, printer));
    }

    @GetMapping("/{id}")
    @Allow(ASSETS_VIEW)
    ResponseEntity<Printer> show(Member me, @PathVariable UUID id) {
        var printer = printers.find(me, id).orElseThrow(Problem::notFound);
        return Etag.ok(printer.version(), printer);
    }

    @PostMapping
    @Allow(ASSETS_ACT)
    ResponseEntity<Object> add(Member me, @RequestBody NewPrinter draft) {
        var model = printerSpecChoices.named(me, draft.modelId(), draft.model());
        var added = printers.add(me, draft.of(model.id()));
        var answer = me.may(ASSETS_VIEW) ? new PrinterAnswer(added, model.differs()) : me.shown(ASSETS_VIEW, added);
        return Etag.created("/api/v1/assets/printers/" + added.id(), added.version(), answer);
    }

    @PatchMapping("/{id}")
    @Allow(ASSETS_ACT)
    ResponseEntity<Object> change(
            Member me, @PathVariable UUID id, @RequestBody Patch<PrinterChange> patch, IfMatch ifMatch) {
        var held = printers.hold(me, id).orElseThrow(Problem::notFound);
        ifMatch.check(held.version());
        var draft = printers.priced(
                me, held.record().change(), patch.onto(held.record().change()), "purchasePrice");
        var changed = draft.equals(held.record().change())
                ? held.record()
                : printers.change(me, held, draft, printerSpecChoices.of(me, held.record(), draft.modelId()));
        return Etag.ok(changed.version(), me.shown(ASSETS_VIEW, changed));
    }

    @DeleteMapping("/{id}")
    @Allow(ASSETS_ACT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Member me, @PathVariable UUID id, IfMatch ifMatch) {
        var held = printers.hold(me, id).orElseThrow(Problem::notFound);
        ifMatch.check(held.version());
        printers.remove(me, held);
    }
}
