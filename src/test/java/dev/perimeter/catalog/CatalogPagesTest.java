package dev.perimeter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import dev.perimeter.layout.Tab;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The catalog in a real browser. */
@PerimeterTest
class CatalogPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void aFilamentIsLookedForAddedAndMended(int width) {
        var maker = "Maker" + UUID.randomUUID().toString().substring(0, 8);
        try (var tab = Tab.of(port, width).as(Cast.ada())) {
            tab.open("/catalog/filaments");
            tab.fill("Material", "petg").page.waitForURL("**material=petg**");
            looks(tab, "catalog-filaments-" + width);
            tab.follow("Add what is missing");
            tab.fill("Maker", maker)
                    .fill("Product", "Rainbow")
                    .fill("Material", "PLA")
                    .fill("Colour", "Dawn");
            tab.fill("Colour codes", "#C1121C, #F5A623, pink").press("Add it to the catalog");
            assertThat(tab.page.locator("[id='filament.colorHexes-says']").innerText())
                    .isNotBlank();
            assertThat(tab.page.inputValue("[id='filament.product']")).isEqualTo("Rainbow");
            tab.fill("Colour codes", "c1121c, #F5A623, #27D");
            tab.page.locator(".color-shown svg").nth(2).waitFor();
            assertThat(tab.page.locator(".color-shown svg").all().stream()
                            .map(shown -> shown.getAttribute("data-color")))
                    .containsExactly("#c1121c", "#F5A623", "#2277DD");
            tab.page.locator("input[type=color]").first().fill("#2b7bd6");
            assertThat(tab.page.inputValue("[id='filament.colorHexes']")).isEqualTo("c1121c, #F5A623, #2B7BD6");
            tab.press("Add it to the catalog");
            tab.shows("Added by Ada's Prints").shows("Rainbow").shows("#C1121C, #F5A623, #2B7BD6");
            looks(tab, "catalog-filament-" + width);
            tab.follow("Correct this entry");
            looks(tab, "catalog-filament-edit-" + width);
            tab.fill("Density g/cm³", "1,31").press("Save").shows("1.31 g/cm³");
            tab.open("/catalog/filaments/new?choose=true");
            tab.fill("Maker", maker)
                    .fill("Product", "Rainbow")
                    .fill("Material", "PLA")
                    .fill("Colour", "Dawnn");
            tab.fill("Colour codes", "#C1121C").press("Add it to the catalog").shows("Is it one of these?");
            looks(tab, "catalog-filament-similar-" + width);
            tab.press("None of these: add mine").shows("Dawnn").shows("How many");
        }
    }

    @Test
    void aPrinterModelIsAddedAndMendedByWhoAddedItAlone() {
        var maker = "Maker" + UUID.randomUUID().toString().substring(0, 8);
        var path = "";
        try (var tab = Tab.of(port, 1440).as(Cast.ada())) {
            tab.open("/catalog/printers/new")
                    .fill("Maker", maker)
                    .fill("Model", "One")
                    .fill("Nozzles in mm", "0,4 0.6");
            tab.press("Add it to the catalog").shows("0.4 0.6").shows("Added by Ada's Prints");
            path = tab.path();
            looks(tab, "catalog-printer-1440");
            tab.follow("Correct this entry")
                    .fill("Width mm", "250")
                    .press("Save")
                    .shows("250 mm")
                    .shows("0.4 0.6");
            tab.open("/catalog/printers/new").fill("Maker", maker).fill("Model", "Onee");
            tab.press("Add it to the catalog").shows("Is it one of these?").follow(maker + " One");
            assertThat(tab.path()).isEqualTo(path);
        }
        try (var tab = Tab.of(port, 1440).as(Cast.rita())) {
            tab.open(path).shows("Added by Ada's Prints");
            assertThat(tab.page.content()).doesNotContain("Correct this entry");
            tab.open(path + "/edit").shows("Another company added this entry.");
        }
    }

    /** Spec 9.4. */
    @Test
    void onesOwnEntryIsRemovedUnlessSomethingIsOfIt() {
        var maker = "Maker" + UUID.randomUUID().toString().substring(0, 8);
        var path = "";
        var ada = Cast.ada();
        try (var tab = Tab.of(port, 390).as(ada)) {
            tab.open("/catalog/printers/new").fill("Maker", maker).fill("Model", "One");
            tab.press("Add it to the catalog").shows("Added by Ada's Prints");
            path = tab.path();
            tab.follow("Add a printer of this model").fill("Name", "Gutenberg").press("Add the printer");
            tab.shows("Gutenberg").open(path).follow("Remove this entry");
            looks(tab, "catalog-remove-390");
            tab.press("Remove it from the catalog").shows("So it stays");
            assertThat(tab.page.locator(".btn-danger").count()).isZero();
            looks(tab, "catalog-remove-in-use-390");
        }
        try (var tab = Tab.of(port, 1440).as(Cast.rita())) {
            tab.open(path + "/remove").shows("Another company added this entry.");
        }
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/printers").follow("Gutenberg").follow("Delete").press("Delete the printer");
            tab.open(path).follow("Remove this entry").press("Remove it from the catalog");
            tab.shows("Printers").open(path).shows("There is nothing here.");
            tab.open("/catalog/filaments/new").fill("Maker", maker).fill("Product", "Rainbow");
            tab.fill("Material", "PLA").fill("Colour", "Dawn").fill("Colour codes", "#C1121C");
            tab.press("Add it to the catalog").follow("Remove this entry");
            tab.press("Remove it from the catalog").open("/catalog/filaments?q=" + maker);
            tab.shows("Nothing found");
        }
    }

    /** Spec 9.1: every member reads the catalog; spec 6.2: adding to it takes the flag. */
    @Test
    void everyMemberReadsItAndWhoActsOnAssetsAddsToIt() {
        try (var tab = Tab.of(port, 1440).as(Cast.staffOf(Cast.ada(), Permission.ASSETS_VIEW))) {
            tab.open("/catalog/filaments").shows("Filaments");
            assertThat(tab.page.content()).doesNotContain("Add what is missing");
            tab.page.locator(".rows a").first().click();
            assertThat(tab.page.content()).doesNotContain("Add a spool");
            tab.open("/catalog/filaments/new").shows("You may not do this any more, or not yet.");
        }
    }

    private static void looks(Tab tab, String name) {
        assertThat(tab.page.content()).as("a text is missing").doesNotContain("??");
        tab.isTidy().shoot(name).isAccessible();
    }
}
