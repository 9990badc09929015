package dev.perimeter.catalog.printers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.Sample;
import dev.perimeter.catalog.importing.Import;
import dev.perimeter.database.Ids;
import dev.perimeter.gate.Member;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spec 9.3: likely duplicates are shown before adding, however they are spelt. */
class SimilarPrintersTest {

    private static final Member ME = new Member(Ids.next(), Ids.next(), Ids.next(), false, Set.of());

    private final CatalogDatabase database = CatalogDatabase.emptied();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Kestrel Labs | MK 4S            | MK4-S, MK4
            Kestrel      | mk4              | MK4, MK4-S
            Kestrl       | mk4              |
            Kestrl Labs  | mk4              | MK4
            Kestrel Labs | Kestrel Labs MK4 | MK4, MK4-S
            Kestrel Labs | Topazz           | Topaz
            Kestrel Labs | MK3              |
            Kestrel Labs | Ruby             |
            Kestrel Labs |                  | MK4, MK4-S, Topaz
            Osprey       | MK4              |
            """)
    void aPrinterIsFoundHoweverItIsSpelt(String maker, String model, String found) {
        var rows = Stream.of("MK4", "MK4-S", "Topaz").map(there -> Sample.printer(there, there));
        Import.ofText(database, String.join("\n", rows.toList()).replace("Kestrel", "Kestrel Labs"));
        assertThat(new SimilarPrinters(database.app()).find(ME, new SimilarPrinters.Asked(maker, model)))
                .extracting(PrinterSpec::model)
                .isEqualTo(found == null ? List.of() : List.of(found.split(", ")));
    }
}
