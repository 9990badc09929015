package dev.perimeter.assets.spools;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.assets.spools.SpoolFilter.Sort;
import dev.perimeter.assets.spools.SpoolSearch.Listed;
import dev.perimeter.catalog.specs.Difference;
import dev.perimeter.gate.Allow;
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
@RequestMapping("/api/v1/assets/spools")
public class SpoolsApi {

    private final Spools spools;
    private final SpoolSearch search;
    private final SpoolReceipts spoolReceipts;
    private final SpoolFilaments filaments;
    private final Cursors cursors;

    SpoolsApi(
            Spools spools, SpoolSearch search, SpoolReceipts spoolReceipts, SpoolFilaments filaments, Cursors cursors) {
        this.spools = spools;
        this.search = search;
        this.spoolReceipts = spoolReceipts;
        this.filaments = filaments;
        this.cursors = cursors;
    }

    /** Several spools that were added at once. */
    record Several(
            List<Object> items,
            @JsonInclude(NON_EMPTY) @Nullable List<Difference> differs) {}

    /**
     * @param differs what was stated of its filament, where the catalog's equal entry says
     *     otherwise; absent where nothing does
     */
    record SpoolAnswer(
            @JsonUnwrapped Spool spool,
            @JsonInclude(NON_EMPTY) @Nullable List<Difference> differs) {}

    @GetMapping
    @Allow(ASSETS_VIEW)
    public Page<Spool> search(
            Member me,
            Search q,
            @RequestParam(required = false) Spool.@Nullable Status status,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String material,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String color,
            @RequestParam(required = false) @Nullable Boolean low,
            @RequestParam(required = false) @Nullable UUID filamentId,
            @RequestParam(required = false) @Nullable Sort sort,
            PageRequest page) {
        var filter = SpoolFilter.of(status, low, filamentId, material, color, q);
        // No parameter has a line end, so that no two filters look the same.
        var scope = "spools of %s, %s, %s, %s, %s%n%s%n%s%n%s"
                .formatted(me.company(), status, low, filamentId, sort, filter.material(), filter.color(), q.key());
        var order = NameOrder.of(cursors.start(scope, page));
        return cursors.page(
                        scope,
                        page,
                        after -> sort == null || sort == Sort.NUMBER
                                ? search.byNumber(me, filter, after.number(2, 0), page.rows())
                                : search.sorted(me, filter, sort, order, after, page.rows()),
                        listed -> listed.key(order))
                .map(Listed::spool);
    }

    @GetMapping("/{id}")
    @Allow(ASSETS_VIEW)
    ResponseEntity<Spool> show(Member me, @PathVariable UUID id) {
        var spool = spools.find(me, id).orElseThrow(Problem::notFound);
        return Etag.ok(spool.version(), spool);
    }

    @PostMapping
    @Allow(ASSETS_ACT)
    ResponseEntity<Object> add(Member me, @RequestBody NewSpool draft) {
        var filament = filaments.named(me, draft.filamentId(), draft.filament());
        var added = spoolReceipts.add(me, filament.id(), draft);
        if (added.size() > 1) {
            var items =
                    added.stream().map(spool -> me.shown(ASSETS_VIEW, spool)).toList();
            return ResponseEntity.status(HttpStatus.CREATED).body(new Several(items, filament.differs()));
        }
        var spool = added.getFirst();
        var answer = me.may(ASSETS_VIEW) ? new SpoolAnswer(spool, filament.differs()) : me.shown(ASSETS_VIEW, spool);
        return Etag.created("/api/v1/assets/spools/" + spool.id(), spool.version(), answer);
    }

    @PatchMapping("/{id}")
    @Allow(ASSETS_ACT)
    ResponseEntity<Object> change(
            Member me, @PathVariable UUID id, @RequestBody Patch<SpoolChange> patch, IfMatch ifMatch) {
        var held = spools.hold(me, id).orElseThrow(Problem::notFound);
        ifMatch.check(held.version());
        var before = held.record().spool();
        var draft = spools.priced(me, before.change(), patch.onto(before.change()), "price");
        var changed = draft.equals(before.change())
                ? before
                : spools.change(me, held, draft, filaments.of(me, before, draft.filamentId()));
        return Etag.ok(changed.version(), me.shown(ASSETS_VIEW, changed));
    }

    @DeleteMapping("/{id}")
    @Allow(ASSETS_ACT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Member me, @PathVariable UUID id, IfMatch ifMatch) {
        var held = spools.hold(me, id).orElseThrow(Problem::notFound);
        ifMatch.check(held.version());
        spools.remove(me, held);
    }
}
