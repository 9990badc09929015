package dev.perimeter.pieces;

import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PerimeterTest
class PiecesApiTest {

    @Autowired
    Http http;

    private Actor ada;
    private Farm farm;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
    }

    /** Spec 1.2: the same status, headers and body as for an id that does not exist. */
    @Test
    @Tag("stranger")
    void anotherCompanysPieceDoesNotExist() {
        var rita = Cast.rita();
        var order = farm.confirmed(2);
        var pieces = farm.pieces(order);
        var piece = "/pieces/" + pieces.getFirst();
        var nothing = "/pieces/" + UUID.randomUUID();
        sameAnswer(rita, "GET", piece, nothing, null);
        sameAnswer(rita, "GET", piece + "/moves", nothing + "/moves", null);
        sameAnswer(rita, "PATCH", piece, nothing, "{\"notes\": \"Mine now\"}");
        sameAnswer(rita, "POST", piece + "/transitions", nothing + "/transitions", "{\"to\": \"queued\"}");
        sameAnswer(rita, "POST", piece + "/remake", nothing + "/remake", "{}");
        for (var query : List.of("", "?orderId=" + order, "?status=planned")) {
            assertThat(http.get(rita, "/pieces" + query).is(200).json().path("items"))
                    .isEmpty();
        }
        var rival = new Farm(http, rita);
        var hers = rival.pieces(rival.confirmed(1)).getFirst();
        rival.moveAll(List.of(hers, pieces.getFirst()), "queued", "").refuses(404, "not-found");
        assertThat(rival.status("/pieces/" + hers)).as("all or nothing").isEqualTo("planned");
        assertThat(farm.status(piece)).isEqualTo("planned");
    }

    /** Printers and spools of another company are as unknown as those that do not exist. */
    @Test
    @Tag("stranger")
    void nobodyPrintsOnAnotherCompanysPrinterOrFromTheirSpool() {
        var rival = new Farm(http, Cast.rita());
        var printer = rival.printer("Left");
        var spool = rival.spool();
        var piece = "/pieces/" + queued(1).getFirst();
        var mine = farm.printer("Mine");
        farm.move(piece, "printing", ", \"printerId\": \"%s\"".formatted(printer))
                .refuses(404, "not-found");
        farm.move(piece, "printing", ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(mine, spool))
                .refuses(404, "not-found");
        http.patch(ada, piece, "{\"spoolId\": \"%s\"}".formatted(spool)).refuses(404, "not-found");
        farm.move(piece, "printing", ", \"printerId\": \"%s\"".formatted(mine)).is(200);
        farm.move(piece, "printed", ", \"spoolId\": \"%s\", \"grams\": 1".formatted(spool))
                .refuses(404, "not-found");
        assertThat(rival.show("/assets/spools/" + spool).path("remainingG").decimalValue())
                .isEqualByComparingTo("1000");
        assertThat(rival.status("/assets/printers/" + printer)).isEqualTo("ready");
    }

    @Test
    void piecesAreFoundByOrderStatePrinterAndSpool() {
        var order = farm.confirmed(3, 2);
        farm.confirmed(1);
        var pieces = farm.pieces(order);
        var printer = farm.printer("Left");
        var spool = farm.spool();
        farm.moveAlong(pieces.subList(0, 2), "queued");
        farm.moveAll(
                        pieces.subList(0, 1),
                        "printing",
                        ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(printer, spool))
                .is(200);
        assertThat(found("orderId=" + order)).isEqualTo(pieces);
        assertThat(found("orderId=" + order + "&status=queued")).containsExactly(pieces.get(1));
        assertThat(found("printerId=" + printer)).containsExactly(pieces.getFirst());
        assertThat(found("spoolId=" + spool + "&status=printing")).containsExactly(pieces.getFirst());
        assertThat(found("status=planned")).hasSize(4);
        var page = farm.show("/pieces?limit=4");
        assertThat(page.path("items")).hasSize(4);
        assertThat(farm.show("/pieces?limit=4&after=" + page.path("next").asString())
                        .path("items"))
                .hasSize(2);
        var piece = farm.show("/pieces/" + pieces.get(4));
        assertThat(piece.path("description").asString()).isEqualTo("Part 2");
        assertThat(piece.path("copy").asInt()).isEqualTo(2);
        assertThat(piece.path("number").asInt()).isEqualTo(5);
        assertThat(piece.path("allowed").toString()).isEqualTo("[\"queued\",\"scrapped\"]");
        assertThat(farm.show("/pieces/" + pieces.get(4) + "/moves").path("items"))
                .isEmpty();
        http.get(ada, "/pieces?status=broken").refuses(400, "invalid");
    }

    /** Spec 6.2: pieces are part of orders, and what they use of the assets follows without a flag for assets. */
    @Test
    void staffDoWhatTheirFlagsAllow() {
        var printer = farm.printer("Left");
        var spool = farm.spool();
        var piece = "/pieces/" + queued(1).getFirst();
        var viewer = Cast.staffOf(ada, ORDERS_VIEW);
        var actor = new Farm(http, Cast.staffOf(ada, ORDERS_ACT));
        var other = Cast.staffOf(
                ada, EnumSet.complementOf(EnumSet.of(ORDERS_VIEW, ORDERS_ACT)).toArray(Permission[]::new));
        http.get(viewer, piece).is(200);
        new Farm(http, viewer).move(piece, "scrapped", ", \"reason\": \"x\"").refuses(403, "permission-missing");
        http.get(other, piece).refuses(403, "permission-missing");
        http.get(actor.me(), piece).refuses(403, "permission-missing");

        var moved = actor.move(
                        piece, "printing", ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(printer, spool))
                .is(200);
        assertThat(moved.json().propertyNames()).containsExactlyInAnyOrder("id", "version");
        actor.move(piece, "failed", ", \"reason\": \"warped\", \"grams\": 10.01")
                .is(200);
        assertThat(farm.show("/assets/spools/" + spool).path("remainingG").decimalValue())
                .isEqualByComparingTo("989.99");
        assertThat(farm.status("/assets/printers/" + printer)).isEqualTo("needs_clearing");
        assertThat(http.post(actor.me(), piece + "/remake", "{}").is(201).json().propertyNames())
                .containsExactlyInAnyOrder("id", "version");
    }

    @Test
    void whatIsKnownOfAPieceIsChangedUntilItIsHistory() {
        var printer = farm.printer("Left");
        var spool = farm.spool();
        var piece = "/pieces/" + queued(1).getFirst();
        var planned = "{\"printerId\": \"%s\", \"spoolId\": \"%s\", \"grams\": 12.5, \"minutes\": 60}"
                .formatted(printer, spool);
        assertThat(http.patch(ada, piece, planned, "If-Match", "\"2\"").is(200).json())
                .isEqualTo(farm.show(piece));
        http.patch(ada, piece, "{\"notes\": \"x\"}", "If-Match", "\"2\"").refuses(412, "version-changed");
        farm.move(piece, "printing").is(200);
        http.patch(ada, piece, "{\"printerId\": null}").refuses(409, "piece-printed");
        farm.move(piece, "printed").is(200);
        assertThat(farm.show("/assets/spools/" + spool).path("remainingG").decimalValue())
                .as("what was expected is what was used")
                .isEqualByComparingTo("987.50");
        http.patch(ada, piece, "{\"grams\": 1}").refuses(409, "piece-printed");
        http.patch(ada, piece, "{\"spoolId\": null}").refuses(409, "piece-printed");
        http.patch(ada, piece, "{\"notes\": \"smooth\", \"minutes\": 61, \"grams\": 12.50}")
                .is(200);
        http.patch(ada, piece, "{\"status\": \"good\"}").refuses(400, "unknown-field");
        http.delete(ada, "/assets/printers/" + printer).refuses(409, "in-use");
        http.delete(ada, "/assets/spools/" + spool).refuses(409, "in-use");
    }

    private List<String> queued(int amount) {
        var pieces = farm.pieces(farm.confirmed(amount));
        farm.moveAlong(pieces, "queued");
        return pieces;
    }

    private List<String> found(String query) {
        var ids = new ArrayList<String>();
        farm.show("/pieces?" + query)
                .path("items")
                .forEach(piece -> ids.add(piece.path("id").asString()));
        return ids;
    }

    private void sameAnswer(Actor me, String method, String theirs, String nobodys, String body) {
        var answer = http.send(me, method, theirs, body).refuses(404, "not-found");
        assertThat(answer.text()).isEqualTo(http.send(me, method, nobodys, body).text());
    }
}
