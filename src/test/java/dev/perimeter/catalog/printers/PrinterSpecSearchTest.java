package dev.perimeter.catalog.printers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.importing.Import;
import dev.perimeter.catalog.printers.PrinterSpec.Technology;
import dev.perimeter.catalog.specs.SpecPosition;
import dev.perimeter.catalog.specs.SpecPosition.Listed;
import dev.perimeter.database.Ids;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.NameOrder;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PrinterSpecSearchTest {

    private static final Member ME = new Member(Ids.next(), Ids.next(), Ids.next(), false, Set.of());
    private static final CatalogDatabase DATABASE = new CatalogDatabase();

    private final PrinterSpecs specs = new PrinterSpecs(DATABASE.app(), null, null);

    @BeforeAll
    static void fill() {
        Import.starterSet(DATABASE);
    }

    @Test
    void filtersNarrow() {
        assertThat(found(PrinterSpecFilter.of("mini", "prusa research", Technology.FFF)))
                .extracting(PrinterSpec::model)
                .containsExactly("MINI+");
        assertThat(specs.find(ME, new UUID(1, 2))).isEmpty();
    }

    @Test
    void jsonNamesTheFieldsAsTheFilesDo() {
        var printer = found(PrinterSpecFilter.of("x1e", null, null)).getFirst();
        assertThat(JsonMapper.shared().writeValueAsString(printer))
                .contains("\"buildXMm\":256", "\"nozzleDiametersMm\":[0.2,0.4,0.6,0.8]", "\"maxNozzleTempC\":320");
    }

    private List<PrinterSpec> found(PrinterSpecFilter filter) {
        return specs.search(ME, filter, NameOrder.ROOT, new SpecPosition("", new UUID(0, 0)), 200).stream()
                .map(Listed::spec)
                .toList();
    }
}
