package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The form of a print: what fits stands first and is chosen (spec 12.6), and what the last copy took is known. */
@PerimeterTest
class PrintFormTest {

    private static final Pattern OPTION =
            Pattern.compile("<option value=\"([^\"]+)\"( selected=\"selected\")?[^>]*>([^<]*)<");

    @Autowired
    Http http;

    private Cast.Actor ada;
    private Farm farm;
    private String filament;
    private List<String> pieces;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
        filament = farm.filament();
        var order = farm.add("/orders", """
                {"customerId": "%s", "lines": [{"description": "Gear", "quantity": 4, "filamentId": "%s"}]}""".formatted(farm.customer("Grace"), filament));
        farm.move("/orders/" + order, "confirmed").is(200);
        pieces = farm.pieces(order);
        farm.moveAlong(pieces, "queued");
    }

    @Test
    void aFreePrinterThatFitsIsChosen() {
        var resin = printer("Resin", "SLA");
        var closed = printer("Closed", "FFF");
        http.patch(ada, "/assets/printers/" + closed, "{\"status\": \"maintenance\"}")
                .is(200);
        var busy = printer("Busy", "FFF");
        http.patch(ada, "/assets/printers/" + busy, "{\"status\": \"printing\"}")
                .is(200);
        var dirty = printer("Dirty", "FFF");
        http.patch(ada, "/assets/printers/" + dirty, "{\"status\": \"needs_clearing\"}")
                .is(200);
        var free = printer("Zuletzt", "FFF");
        var page = form("1-4");
        assertThat(chosen(page)).contains(free).doesNotContain(resin, closed, busy, dirty);
        assertThat(page.indexOf(free)).isLessThan(page.indexOf(resin));
        assertThat(page)
                .contains("Resin (Ready): no printer for filament")
                .contains("Closed (Maintenance): under maintenance")
                .contains("Busy (Printing): prints something else");
        http.patch(ada, "/assets/printers/" + free, "{\"status\": \"offline\"}").is(200);
        assertThat(chosen(form("1-4"))).as("rather one to be cleared than none").contains(dirty);
        http.patch(ada, "/assets/printers/" + dirty, "{\"status\": \"retired\"}")
                .is(200);
        assertThat(chosen(form("1-4"))).doesNotContain(resin, closed, busy, free);
    }

    @Test
    void aSpoolWithEnoughIsChosen() {
        var little = spool(filament);
        consume(little, 950);
        var full = spool(filament);
        var other = farm.spool();
        assertThat(chosen(form("1-4")))
                .as("nobody knows how much it takes")
                .contains(full)
                .doesNotContain(little, other);
        farm.printer("Left");
        http.patch(ada, "/pieces/" + pieces.getFirst(), "{\"grams\": 40}").is(200);
        assertThat(chosen(form("1"))).as("40 g of 50 g").contains(little);
        for (var piece : pieces) {
            http.patch(ada, "/pieces/" + piece, "{\"grams\": 40}").is(200);
        }
        assertThat(chosen(form("1-4"))).as("160 g").contains(full);
        consume(full, 900);
        var page = form("1-4");
        assertThat(chosen(page)).doesNotContain(little, full, other);
        assertThat(page).contains("too little left");
    }

    /** Spec 12.6: said before, and done all the same where somebody insists. */
    @Test
    void whatDoesNotFitIsOverridden() {
        var resin = printer("Resin", "SLA");
        var spool = spool(filament);
        var fields = new String[] {
            "to",
            "printing",
            "numbers",
            "1",
            "printerId",
            resin,
            "spoolId",
            spool,
            "grams",
            "40",
            "_once",
            UUID.randomUUID() + ""
        };
        var refused = http.browse(ada, "POST", "/pieces/moves", fields);
        assertThat(refused.is(409).text())
                .contains("This does not fit")
                .contains("no printer for filament")
                .contains("Print anyway");
        fields[fields.length - 1] = UUID.randomUUID() + "";
        var override = Arrays.copyOf(fields, fields.length + 2);
        override[fields.length] = "override";
        override[fields.length + 1] = "true";
        http.browse(ada, "POST", "/pieces/moves", override).is(302);
        assertThat(farm.status("/pieces/" + pieces.getFirst())).isEqualTo("printing");
    }

    @Test
    void whatTheLastCopyTookIsKnown() {
        var printer = farm.printer("Left");
        var spool = spool(filament);
        print("1", printer, spool, "grams", "38", "minutes", "95");
        move("printed", "1");
        assertThat(form("2")).contains("value=\"38\"").contains("value=\"95\"");
        var again = farm.add("/orders", """
                {"customerId": "%s", "lines": [{"description": "Gear", "quantity": 1}, {"description": "Lid", "quantity": 1}]}""".formatted(farm.customer("Annie")));
        farm.move("/orders/" + again, "confirmed").is(200);
        assertThat(form("5")).as("another order's line of the same words").contains("value=\"38\"");
        assertThat(form("6")).doesNotContain("value=\"38\"");
        var rita = new Farm(http, Cast.rita());
        rita.confirmed(1);
        assertThat(http.browse(rita.me(), "GET", "/pieces/moves?to=queued&numbers=1")
                        .is(200)
                        .text())
                .doesNotContain("value=\"38\"");
    }

    /** A plate: grams and minutes of all together are shared out. */
    @Test
    void whatAPlateTakesIsSharedOut() {
        print("1-4", farm.printer("Left"), spool(filament), "grams", "160.02", "minutes", "180", "_share", "all");
        var grams = pieces.stream()
                .map(piece -> farm.show("/pieces/" + piece).path("grams").asDouble())
                .toList();
        assertThat(grams).containsExactly(40.0, 40.0, 40.0, 40.02);
        assertThat(farm.show("/pieces/" + pieces.getFirst()).path("minutes").asInt())
                .isEqualTo(45);
    }

    /** Half a print takes half of what was planned, and another piece is planned in the same act. */
    @Test
    void aFailedPrintTakesItsShare() {
        var spool = spool(filament);
        print("1-2", farm.printer("Left"), spool, "grams", "40");
        var page = http.browse(ada, "GET", "/pieces/moves?to=failed&numbers=1-2")
                .is(200)
                .text();
        assertThat(page).contains("How far was it?").contains("20 g").contains("Layer shift");
        move("failed", "1", "reason", "Layer shift", "_far", "50", "_again", "true");
        assertThat(farm.show("/assets/spools/" + spool).path("remainingG").asDouble())
                .isEqualTo(980);
        var planned = farm.show("/pieces?status=planned").path("items");
        assertThat(planned.size()).isOne();
        assertThat(planned.path(0).path("remakeOf").asString()).isEqualTo(pieces.getFirst());
        http.browse(ada, "POST", "/pieces/undo", "numbers", "1", "_once", UUID.randomUUID() + "")
                .is(302);
        assertThat(farm.status("/pieces/" + pieces.getFirst())).isEqualTo("printing");
        assertThat(farm.show("/pieces?status=planned").path("items").size())
                .as("with what followed")
                .isZero();
        assertThat(farm.show("/assets/spools/" + spool).path("remainingG").asDouble())
                .isEqualTo(1000);
    }

    private void print(String numbers, String printer, String spool, String... more) {
        var fields = new ArrayList<>(List.of("printerId", printer, "spoolId", spool));
        fields.addAll(List.of(more));
        move("printing", numbers, fields.toArray(String[]::new));
    }

    private void move(String to, String numbers, String... more) {
        var fields = new ArrayList<>(List.of("to", to, "numbers", numbers, "_once", UUID.randomUUID() + ""));
        fields.addAll(List.of(more));
        http.browse(ada, "POST", "/pieces/moves", fields.toArray(String[]::new)).is(302);
    }

    private String form(String numbers) {
        return http.browse(ada, "GET", "/pieces/moves?to=printing&numbers=" + numbers)
                .is(200)
                .text();
    }

    private static List<String> chosen(String page) {
        return OPTION.matcher(page)
                .results()
                .filter(option -> option.group(2) != null)
                .map(option -> option.group(1))
                .toList();
    }

    private String printer(String name, String technology) {
        var model = http.post(
                        ada,
                        "/catalog/printers",
                        "{\"manufacturer\": \"Test Works\", \"model\": \"%s %s\", \"technology\": \"%s\"}"
                                .formatted(name, UUID.randomUUID(), technology))
                .is(201)
                .json()
                .path("id")
                .asString();
        return farm.add("/assets/printers", "{\"name\": \"%s\", \"modelId\": \"%s\"}".formatted(name, model));
    }

    private String spool(String of) {
        return farm.add("/assets/spools", "{\"filamentId\": \"%s\", \"netWeightG\": 1000}".formatted(of));
    }

    private void consume(String spool, int grams) {
        http.post(
                        ada,
                        "/assets/spools/" + spool + "/events",
                        "{\"kind\": \"consumed\", \"grams\": %d}".formatted(grams))
                .is(201);
    }
}
