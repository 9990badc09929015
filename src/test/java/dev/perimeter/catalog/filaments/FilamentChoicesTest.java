package dev.perimeter.catalog.filaments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.Sample;
import dev.perimeter.catalog.filaments.FilamentChoices.FilamentChoice;
import dev.perimeter.catalog.importing.Import;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilamentChoicesTest {

    private final CatalogDatabase database = CatalogDatabase.emptied();
    private final FilamentChoices choices = new FilamentChoices(database.app());

    @BeforeEach
    void fill() {
        Import.ofText(database, Sample.filament("1", "Red") + "\n" + Sample.filament("2", "Blue"));
    }

    @Test
    void whatIsFoundByWordsIsFoundByItsId() {
        var red = choices.search("  RED kestrel").getFirst();
        assertThat(red.label()).isEqualTo("Kestrel Everyday Red, PLA");
        assertThat(red.colorHexes()).containsExactly("#C1121C");
        assertThat(choices.find(List.of(red.id(), UUID.randomUUID())))
                .hasSize(1)
                .containsEntry(red.id(), red);
    }

    @Test
    void noWordsFindNothing() {
        assertThat(choices.search(" \u200B ")).isEmpty();
        assertThat(choices.search("")).isEmpty();
    }

    /** Who used it before goes on seeing its name. */
    @Test
    void whatIsHiddenOrMergedIsNoChoiceButHasItsName() {
        var red = choices.search("red").getFirst();
        var blue = choices.search("blue").getFirst();
        database.db()
                .sql("update filament_spec set hidden_at = now() where id = ?")
                .param(red.id())
                .update();
        database.db()
                .sql("update filament_spec set duplicate_of = ? where id = ?")
                .params(red.id(), blue.id())
                .update();
        assertThat(choices.search("kestrel")).isEmpty();
        assertThat(choices.find(List.of(red.id(), blue.id())).values())
                .extracting(FilamentChoice::colorName)
                .containsExactlyInAnyOrder("Red", "Blue");
    }
}
