package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 12.5, 12.6: what does not fit is said before. */
@PerimeterTest
class PrintFitTest {

    private static final String FILAMENT = """
            {"manufacturer": "Fit Works", "product": "Fit %1$s %2$s %3$s", "material": "%1$s", "colorName": "%2$s", "colorHexes": ["%2$s"],
             "diameterMm": %3$s, "netWeightG": 1000, "densityGCm3": 1.24, "spoolWeightG": 200}""";

    @Autowired
    Http http;

    private Farm farm;

    @BeforeEach
    void open() {
        farm = new Farm(http, Cast.ada());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FFF | PLA  | #000000 | 1.75 | in_use  | 100 | ",
                "SLA | PLA  | #000000 | 1.75 | in_use  | 100 | technology",
                "FFF | PETG | #000000 | 1.75 | in_use  | 100 | material",
                "FFF | PLA  | #FF0000 | 1.75 | in_use  | 100 | color",
                "FFF | PETG | #FF0000 | 2.85 | in_use  | 100 | material,diameter,color",
                "FFF | PLA  | #000000 | 1.75 | empty   | 100 | spool-empty",
                "FFF | PLA  | #000000 | 1.75 | damaged | 100 | spool-damaged",
                "FFF | PLA  | #000000 | 1.75 | in_use  | 1000.01 | spool-short",
            })
    void whatDoesNotFitIsSaidBeforeAndOverriddenWithAReason(
            String technology,
            String material,
            String color,
            String diameter,
            String status,
            String grams,
            String codes) {
        var asked = filament("PLA", "#000000", "1.75");
        var piece = "/pieces/" + farm.pieces(confirmed(asked)).getFirst();
        var printer = printer(technology);
        var spool = spool(filament(material, color, diameter));
        http.patch(farm.me(), "/assets/spools/" + spool, "{\"status\": \"%s\"}".formatted(status))
                .is(200);
        farm.move(piece, "queued").is(200);
        var how = ", \"printerId\": \"%s\", \"spoolId\": \"%s\", \"grams\": %s".formatted(printer, spool, grams);
        if (codes == null) {
            farm.move(piece, "printing", how).is(200);
            return;
        }
        var refused = farm.move(piece, "printing", how).refuses(409, "does-not-fit");
        assertThat(refused.json()
                        .path("reasons")
                        .valueStream()
                        .map(reason -> reason.path("code").asString()))
                .containsExactly(codes.split(","));
        assertThat(farm.status(piece)).isEqualTo("queued");
        farm.move(piece, "printing", how + ", \"override\": true, \"reason\": \"It will do\"")
                .is(200);
        var move = farm.show(piece + "/moves?limit=200")
                .path("items")
                .valueStream()
                .toList()
                .getLast();
        assertThat(move.path("override").valueStream().map(code -> code.asString()))
                .containsExactly(codes.split(","));
        assertThat(move.path("reason").asString()).isEqualTo("It will do");
        assertThat(farm.show("/audit?recordId=" + piece.substring(8))
                        .path("items")
                        .path(0)
                        .toString())
                .contains("override", codes.split(",")[0], "It will do");
    }

    @ParameterizedTest
    @CsvSource({"maintenance", "offline", "retired"})
    void aPrinterOutOfServiceTakesAnOverrideAndStaysSo(String status) {
        var pieces = farm.pieces(farm.confirmed(1));
        var printer = farm.printer("Left");
        http.patch(farm.me(), "/assets/printers/" + printer, "{\"status\": \"%s\"}".formatted(status))
                .is(200);
        farm.moveAlong(pieces, "queued");
        var how = ", \"printerId\": \"%s\"".formatted(printer);
        assertThat(farm.moveAll(pieces, "printing", how)
                        .refuses(409, "does-not-fit")
                        .text())
                .contains("printer-" + status);
        farm.moveAll(pieces, "printing", how + ", \"override\": true").is(200);
        farm.moveAlong(pieces, "printed");
        assertThat(farm.status("/assets/printers/" + printer)).isEqualTo(status);
    }

    /** Pieces of one request are a plate; what was begun before makes the printer busy. */
    @Test
    void aPlateIsNotBusyWithItself() {
        var pieces = farm.pieces(farm.confirmed(3));
        var how = ", \"printerId\": \"%s\"".formatted(farm.printer("Left"));
        farm.moveAlong(pieces, "queued");
        farm.moveAll(pieces.subList(0, 2), "printing", how).is(200);
        assertThat(farm.moveAll(pieces.subList(2, 3), "printing", how)
                        .refuses(409, "does-not-fit")
                        .text())
                .contains("printer-busy");
    }

    /** Who prints need not view orders or assets. */
    @Test
    void whoMayNotViewIsToldWhatDoesNotFit() {
        var sam = new Farm(http, Cast.staffOf(farm.me(), Permission.ORDERS_ACT));
        var asked = filament("PLA", "#000000", "1.75");
        var piece = "/pieces/" + farm.pieces(confirmed(asked)).getFirst();
        var spool = spool(filament("PETG", "#000000", "1.75"));
        sam.move(piece, "queued").is(200);
        sam.move(piece, "printing", ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(printer("FFF"), spool))
                .refuses(409, "does-not-fit");
    }

    private String filament(String material, String color, String diameter) {
        return http.post(farm.me(), "/catalog/filaments", FILAMENT.formatted(material, color, diameter))
                .json()
                .path("id")
                .asString();
    }

    private String spool(String filament) {
        return farm.add(
                "/assets/spools", "{\"filamentId\": \"%s\", \"netWeightG\": 1000, \"price\": 25}".formatted(filament));
    }

    private String printer(String technology) {
        var model = http.post(
                        farm.me(),
                        "/catalog/printers",
                        "{\"manufacturer\": \"Fit Works\", \"model\": \"Fit %1$s\", \"technology\": \"%1$s\"}"
                                .formatted(technology))
                .json()
                .path("id")
                .asString();
        return farm.add("/assets/printers", "{\"name\": \"Fit\", \"modelId\": \"%s\"}".formatted(model));
    }

    private String confirmed(String filament) {
        var order = farm.add(
                "/orders",
                "{\"customerId\": \"%s\", \"lines\": [{\"description\": \"Part\", \"quantity\": 1, \"filamentId\": \"%s\"}]}"
                        .formatted(farm.customer("Grace"), filament));
        farm.move("/orders/" + order, "confirmed").is(200);
        return order;
    }
}
