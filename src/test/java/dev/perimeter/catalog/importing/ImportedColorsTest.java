package dev.perimeter.catalog.importing;

import static dev.perimeter.catalog.Sample.filament;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportedColorsTest {

    private final CatalogDatabase database = CatalogDatabase.emptied();

    /** Spec 11.5: the forms of a code that other tools write; one is kept. */
    @Test
    void aColorMayBeWrittenInSeveralWays() {
        var codes = List.of("#f00", "f00", "F00", "ff0000", "#ff0000", "#FF0000", " #Ff0000 ");
        var lines = IntStream.range(0, codes.size())
                .mapToObj(number -> filament("form-" + number, "Red " + number).replace("#C1121C", codes.get(number)));
        var run = Import.ofText(database, lines.collect(Collectors.joining("\n")));
        assertThat(run.err()).isEmpty();
        assertThat(database.db()
                        .sql("select distinct color_hexes[1] from filament_spec where source_id like 'form-%'")
                        .query(String.class)
                        .list())
                .containsExactly("#FF0000");
        var spoolman = Import.ofText(database, """
                [{"id": "k_pla_red", "manufacturer": "K", "name": "Short", "material": "PLA", "density": 1.24, "weight": 1000,
                  "diameter": 1.75, "color_hex": "f0a", "translucent": false, "glow": false}]""");
        assertThat(spoolman.err()).isEmpty();
        assertThat(database.db()
                        .sql("select color_hexes[1] from filament_spec where source_id = 'k_pla_red'")
                        .query(String.class)
                        .single())
                .isEqualTo("#FF00AA");
    }
}
