package dev.perimeter.catalog.filaments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.Sample;
import dev.perimeter.catalog.importing.Import;
import dev.perimeter.database.Ids;
import dev.perimeter.gate.Member;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spec 9.3: likely duplicates are shown before adding, however they are spelt. */
class LikelyDuplicatesTest {

    private static final Member ME = new Member(Ids.next(), Ids.next(), Ids.next(), false, Set.of());

    private CatalogDatabase database;

    @BeforeEach
    void empty() {
        database = CatalogDatabase.emptied();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Kestrel Labs    | Everyday              | Signal Grey   | 1.75 | 1000 | PLA  | true
            KESTREL-LABS    | Everyday              | Signal Grey   | 1.75 | 1000 | PLA  | true
            Kestrel         | Everyday              | Signal Grey   | 1.75 | 1000 | PLA  | true
            Kestrel Labs 3D | Everyday              | Signal Grey   | 1.75 | 1000 | PLA  | true
            Kestrl Labs     | Everyday              | Signal Grey   | 1.75 | 1000 | PLA  | true
            Kestrel Labs    | Something Else        | signal gray   | 1.75 | 1000 | PLA  | true
            Kestrel Labs    | Something Else        | SignalGrey    | 1.75 | 1000 | PLA+ | true
            Kestrel Labs    | Filament Everyday PLA | Sginal Grey   | 1.75 | 1000 | PLA  | true
            Kestrel Labs    | Kestrel Labs Everyday | Signal Gey    | 1.75 | 1000 | PLA  | true
            Kestrel Labs    |                       |               |      |      |      | true
            Kestrel Labs    | Everyday              | Signal Grey   | 2.85 | 1000 | PLA  | false
            Kestrel Labs    | Everyday              | Signal Grey   | 1.75 | 750  | PLA  | false
            Kestrel Labs    | Everyday              | Signal Grey   | 1.75 | 1000 | PETG | false
            Kestrel Labs    | Everyday              | Signal Red    | 1.75 | 1000 | PLA  | false
            Kestrel Labs    | Everyday              | Signal Grey 2 | 1.75 | 1000 | PLA  | true
            Osprey          | Everyday              | Signal Grey   | 1.75 | 1000 | PLA  | false
            """)
    void aFilamentIsFoundHoweverItIsSpelt(
            String maker,
            String product,
            String color,
            BigDecimal diameter,
            BigDecimal weight,
            String material,
            boolean found) {
        Import.ofText(
                database,
                Sample.filament("1", "Kes-trel Labs", "Everyday", "Signal Grey")
                        .replace("\"PLA\"", "\"PLA\", \"material_family\": \"PLA\""));
        var asked = new DuplicateQuery(maker, product, material, null, color, diameter, weight, null, null);
        assertThat(new SimilarFilaments(database.app()).find(ME, asked)).hasSize(found ? 1 : 0);
    }

    /** The equal one first, then the same colour under other names, then what may be a slip; no more than twenty. */
    @Test
    void theLikeliestComesFirst() {
        var others = IntStream.range(0, 17)
                .mapToObj(i -> Sample.filament("p" + i, "Kestrel", "Product " + (char) ('a' + i), "Red"));
        var near = Stream.of(
                Sample.filament("near", "Kestrel", "Tougher", "Red"),
                Sample.filament("slip", "Kestrel", "Tough", "Rad"),
                Sample.filament("slip2", "Kestrel", "Tough", "Redd"),
                Sample.filament("equal", "Kestrel", "Tough", "Red").replace("\"glow", "\"is_refill\": false, \"glow"));
        Import.ofText(database, String.join("\n", Stream.concat(others, near).toList()));
        var one = new BigDecimal("1.750");
        var asked = new DuplicateQuery("KESTREL", "Tough", "PLA", null, "red", one, new BigDecimal(1000), null, null);
        var told = new SimilarFilaments(database.app()).find(ME, asked);
        assertThat(told).hasSize(20);
        assertThat(told.subList(0, 2)).extracting(FilamentSpec::product).containsExactly("Tough", "Tougher");
        assertThat(told.subList(0, 19)).extracting(FilamentSpec::colorName).containsOnly("Red");
        assertThat(told.getLast().colorName()).isIn("Rad", "Redd");
    }

    @Test
    void whatWasMergedIntoAnotherIsNotTold() {
        Import.ofText(
                database,
                Sample.filament("1", "Kestrel", "A", "Red") + "\n" + Sample.filament("2", "Kestrel", "B", "Red"));
        database.db()
                .sql(
                        "update filament_spec a set duplicate_of = (select id from filament_spec where product = 'B') where product = 'A'")
                .update();
        var asked = new DuplicateQuery("Kestrel", "A", null, null, "Red", null, null, null, null);
        assertThat(new SimilarFilaments(database.app()).find(ME, asked))
                .extracting(FilamentSpec::product)
                .containsExactly("B");
    }
}
