package dev.perimeter.catalog.filaments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.SharedCatalog;
import dev.perimeter.catalog.importing.Import;
import dev.perimeter.database.Ids;
import dev.perimeter.database.ScratchDatabase;
import dev.perimeter.gate.Member;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Spec 9.3, on real data: likely duplicates are shown before adding. */
class SimilarFilamentsTest {

    private static final Member ME = new Member(Ids.next(), Ids.next(), Ids.next(), false, Set.of());

    /**
     * What was left apart as doubtful when the data was put together: rows of SpoolmanDB beside a row of the Open Filament Database of the same maker,
     * polymer (also where it is not stated), diameter, weight and colour, compared by its letters and digits, with gray for grey. Mostly under
     * another product name, sometimes of another material of that polymer, on another spool or as a refill.
     */
    private static final String LEFT_APART = """
            with compared as (
              select id, source, manufacturer, material_family, diameter_mm, net_weight_g,
                     replace(regexp_replace(lower(color_name), '[^[:alnum:]]', '', 'g'), 'grey', 'gray') as color
                from filament_spec)
            select mine.id, array_agg(other.id) as others
              from compared mine
              join compared other
                on other.source = 'open-filament-database'
               and other.manufacturer = mine.manufacturer
               and other.material_family is not distinct from mine.material_family
               and other.diameter_mm = mine.diameter_mm
               and other.net_weight_g = mine.net_weight_g
               and other.color = mine.color
             where mine.source = 'spoolmandb'
             group by mine.id
            """;

    record Doubtful(UUID id, List<UUID> others) {}

    @Test
    void everyPairThatWasLeftApartIsToldOfEachOther() {
        var database = CatalogDatabase.emptied();
        Import.of(database, SharedCatalog.file("filaments.jsonl.gz"));
        var doubtful = database.db()
                .sql(LEFT_APART)
                .query((row, _) -> new Doubtful(row.getObject("id", UUID.class), List.of((UUID[])
                        row.getArray("others").getArray())))
                .list();
        assertThat(doubtful).hasSize(791);

        var role = "perimeter_app";
        var app = JdbcClient.create(
                new SingleConnectionDataSource(database.url(), role, ScratchDatabase.password(role), true));
        var filamentSpecs = new FilamentSpecs(app, null, null);
        var similar = new SimilarFilaments(app);
        var start = System.nanoTime();
        for (var pair : doubtful) {
            var mine = filamentSpecs.find(ME, pair.id()).orElseThrow();
            var told = similar.find(ME, asked(mine));
            assertThat(told).hasSizeLessThanOrEqualTo(20);
            assertThat(told.getFirst().id()).as(mine.name()).isEqualTo(pair.id());
            assertThat(told).as(mine.toString()).extracting(FilamentSpec::id).containsAll(pair.others());
        }
        System.out.println("similar: " + (System.nanoTime() - start) / 1_000_000 / doubtful.size() + " ms each");
    }

    static DuplicateQuery asked(FilamentSpec spec) {
        return new DuplicateQuery(
                spec.manufacturer(),
                spec.product(),
                spec.material(),
                spec.materialFamily(),
                spec.colorName(),
                spec.diameterMm(),
                spec.netWeightG(),
                spec.isRefill(),
                spec.spoolType());
    }
}
