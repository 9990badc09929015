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
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/catalog/filaments")
class FilamentsApi {

    private final Filaments filaments;
    private final SimilarFilaments similar;
    private final Cursors cursors;

    FilamentsApi(Filaments filaments, SimilarFilaments similar, Cursors cursors) {
        this.filaments = filaments;
        this.similar = similar;
        this.cursors = cursors;
    }

    /** Every member sees the same shelf (spec 9.1); a place in the list is still worth something to their company alone. */
    @GetMapping
    @AnyMember
    Page<FilamentSpec> search(
            Member me,
            Search q,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String manufacturer,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String material,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String color,
            @RequestParam(required = false) @Nullable BigDecimal diameterMm,
            PageRequest page) {
        var filter = FilamentFilter.of(q.key(), manufacturer, material, color, diameterMm);
        // No parameter has a line end, so that no two filters look the same.
        var scope = "filaments for %s%n%s%n%s%n%s%n%s%n%s"
                .formatted(
                        me.company(),
                        filter.q(),
                        filter.manufacturer(),
                        filter.material(),
                        filter.color(),
                        filter.diameterMm());
        return cursors.page(
                        scope,
                        page,
                        last -> filaments.search(me, filter, new SpecPosition(last.text(0), last.id(1)), page.rows()),
                        row -> SortKey.of(
                                row.position().nameKey(), row.position().id()))
                .map(Listed::spec);
    }

    /** The id of an entry that was merged into another finds that other one. */
    @GetMapping("/{id}")
    @AnyMember
    ResponseEntity<FilamentSpec> show(Member me, @PathVariable UUID id) {
        var filament = filaments.find(me, id).orElseThrow(Problem::notFound);
        return Etag.ok(filament.version(), filament);
    }

    /** What the catalog has of what somebody is about to add, or something very like it (spec 9.3). */
    @GetMapping("/similar")
    @AnyMember
    Page<FilamentSpec> similar(
            Member me,
            @RequestParam @Text(max = 200) String manufacturer,
            @RequestParam(required = false) @Text(max = 200) @Nullable String product,
            @RequestParam(required = false) @Text(max = 200) @Nullable String material,
            @RequestParam(required = false) @Text(max = 200) @Nullable String materialFamily,
            @RequestParam(required = false) @Text(max = 200) @Nullable String colorName,
            @RequestParam(required = false) @Nullable BigDecimal diameterMm,
            @RequestParam(required = false) @Nullable BigDecimal netWeightG,
            @RequestParam(required = false) @Nullable Boolean isRefill,
            @RequestParam(required = false) @Text(max = 200) @Nullable String spoolType) {
        var asked = new AskedFilament(
                manufacturer,
                product,
                material,
                materialFamily,
                colorName,
                diameterMm,
                netWeightG,
                isRefill,
                spoolType);
        return new Page<>(similar.find(me, asked), null);
    }
}
