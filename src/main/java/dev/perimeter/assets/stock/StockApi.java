package dev.perimeter.assets.stock;

import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;

import dev.perimeter.assets.stock.StockSearch.Filter;
import dev.perimeter.assets.stock.StockSearch.Listed;
import dev.perimeter.assets.stock.StockThresholds.HeldThreshold;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FoldedText;
import dev.perimeter.values.Text;
import dev.perimeter.web.json.Patch;
import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.NameOrder;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/stock")
class StockApi {

    private final StockSearch search;
    private final StockLevels levels;
    private final StockThresholds thresholds;
    private final Cursors cursors;

    StockApi(StockSearch search, StockLevels levels, StockThresholds thresholds, Cursors cursors) {
        this.search = search;
        this.levels = levels;
        this.thresholds = thresholds;
        this.cursors = cursors;
    }

    /** The answer to somebody who may not view the stock. */
    record ThresholdReference(UUID id, int version) {}

    @GetMapping
    @Allow(ASSETS_VIEW)
    Page<StockItem> search(
            Member me,
            Search q,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String material,
            @RequestParam(required = false) @Nullable Boolean low,
            PageRequest page) {
        var filter = new Filter(low, FoldedText.of(material == null ? "" : material), q);
        // No parameter has a line end, so that no two filters look the same.
        var scope = "stock of %s, %s%n%s%n%s".formatted(me.company(), low, filter.material(), q.key());
        var order = NameOrder.of(cursors.start(scope, page));
        return cursors.page(
                        scope, page, after -> search.page(me, filter, order, after, page.rows()), row -> row.key(order))
                .map(Listed::item);
    }

    /** Of a filament that the catalog has, whether there is any of it or not. */
    @GetMapping("/{filamentId}")
    @Allow(ASSETS_VIEW)
    ResponseEntity<StockItem> show(Member me, @PathVariable UUID filamentId) {
        return ResponseEntity.ok(item(me, filamentId));
    }

    StockItem item(Member me, UUID filamentId) {
        return search.find(me, filamentId).orElseThrow(Problem::notFound);
    }

    /** A threshold that is not given stays; null takes it away. */
    @PutMapping("/{filamentId}")
    @Allow(ASSETS_ACT)
    ResponseEntity<Object> set(Member me, @PathVariable UUID filamentId, @RequestBody Patch<StockThreshold> given) {
        var held = thresholds.hold(me, filamentId).orElseThrow(Problem::notFound);
        return ResponseEntity.ok(set(me, held, given.onto(held.threshold())));
    }

    void set(Member me, UUID filamentId, StockThreshold threshold) {
        set(me, thresholds.hold(me, filamentId).orElseThrow(Problem::notFound), threshold);
    }

    /** The answer has what will be: the change is written at the end of the request. */
    private Object set(Member me, HeldThreshold held, StockThreshold threshold) {
        var version = thresholds.change(me, held, threshold);
        var filament = held.filament();
        if (!me.may(ASSETS_VIEW)) {
            return new ThresholdReference(filament.id(), version);
        }
        var others = levels.others(me, null, filament.id());
        var own = threshold.lowThresholdG();
        var spools = search.find(me, filament.id()).map(StockItem::spools).orElse(0);
        return StockItem.of(filament, spools, others.othersGrams(), own == null ? others.withoutItsOwn(null) : own);
    }
}
