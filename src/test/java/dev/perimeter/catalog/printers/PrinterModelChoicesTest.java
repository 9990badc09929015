package dev.perimeter.catalog.printers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.Sample;
import dev.perimeter.catalog.importing.Import;
import dev.perimeter.catalog.printers.PrinterModelChoices.PrinterModelChoice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrinterModelChoicesTest {

    private final CatalogDatabase database = CatalogDatabase.emptied();
    private final PrinterModelChoices choices = new PrinterModelChoices(database.app());

    @BeforeEach
    void fill() {
        Import.ofText(database, Sample.printer("1", "MK4") + "\n" + Sample.printer("2", "MK5"));
    }

    @Test
    void itIsFoundByWords() {
        assertThat(choices.search("mk4 KESTREL"))
                .extracting(PrinterModelChoice::model)
                .containsExactly("MK4");
        assertThat(choices.search("kestrel"))
                .extracting(PrinterModelChoice::technology)
                .containsExactly("FFF", "FFF");
    }

    @Test
    void noWordsFindNothing() {
        assertThat(choices.search(" \u200B ")).isEmpty();
    }

    @Test
    void whatIsHiddenIsNoChoice() {
        database.db()
                .sql("update printer_spec set hidden_at = now() where model = 'MK4'")
                .update();
        assertThat(choices.search("kestrel"))
                .extracting(PrinterModelChoice::model)
                .containsExactly("MK5");
    }
}
