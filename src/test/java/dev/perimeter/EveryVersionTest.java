package dev.perimeter;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast.Actor;
import dev.perimeter.prove.http.Route;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody changes or removes what they have not seen: each form that does says from which version of the record it was made, or is refused. */
@PerimeterTest
class EveryVersionTest {

    /** Forms for members that carry none, and why nothing unseen is overwritten. */
    private static final Map<String, String> NEEDS_NONE = Map.ofEntries(
            entry("/customers/new", "adds"),
            entry("/printers/new", "adds"),
            entry("/spools/new", "adds"),
            entry("/orders/new", "adds"),
            entry("/catalog/filaments/new", "adds"),
            entry("/catalog/printers/new", "adds"),
            entry("/team/invites", "adds"),
            entry("/team/invites/{id}/revoke", "an invite never changes; revoking ends it"),
            entry("/spools/{id}/use", "adds an event"),
            entry("/spools/{id}/weigh", "adds an event: the scales know better than any figure before"),
            entry("/stock/{filamentId}", "sets the one figure that it shows"),
            entry("/first-steps/hidden", "puts the steps away in this browser"),
            entry("/printers/{id}", "sets the one state that the button names"),
            entry("/team/{accountId}", "sets the one switch that it names; a preset names all of them"),
            entry("/team/{accountId}/offer", "replaces the offer, which its page shows"),
            entry("/team/offer/withdraw", "ends the offer"),
            entry("/orders/{id}/transitions", "moves on from the state that it is in, where that is allowed"),
            entry("/pieces/moves", "moves on from the states that they are in, where that is allowed"),
            entry("/pieces/returns", "brings back what is shipped, where nobody did already"),
            entry("/pieces/remakes", "adds; a second one is refused"),
            entry("/pieces/undo", "takes back the last step, where nothing is built on it"),
            entry("/orders/{id}/undo", "takes back the last step, where nothing is built on it"));

    @Autowired
    Http http;

    @Autowired
    Routes routes;

    private Actor ada;
    private Farm farm;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
    }

    @Test
    void aFormWithoutItsVersionIsRefusedAndChangesNothing() {
        var forms = routes.pages().stream()
                .filter(route -> route.method().equals("POST") && route.isForMembers())
                .toList();
        assertThat(forms.stream().map(Route::pattern)).containsAll(NEEDS_NONE.keySet());
        for (var route : forms) {
            if (!NEEDS_NONE.containsKey(route.pattern())) {
                var record = recordOf(route.pattern());
                var address = route.path(record.substring(record.lastIndexOf('/') + 1));
                var form = filled(
                        PageForm.of(http.browse(ada, "GET", address).is(200).text(), address));
                var before = http.get(ada, record).is(200).text();
                assertThat(form.fields()).as("%s", route).containsKey("_version");

                for (var wrong : new PageForm[] {
                    form.without("_version"),
                    form.with("_version", ""),
                    form.with("_version", "0"),
                    form.without("_version").with("version", "1")
                }) {
                    var refused = http.browse(ada, "POST", address, wrong.sent());
                    assertThat(refused.status())
                            .as("%s: %s", route, refused.text())
                            .isIn(412, 400);
                    assertThat(http.get(ada, record).is(200).text()).isEqualTo(before);
                }
                assertThat(http.browse(
                                        ada,
                                        "POST",
                                        address,
                                        form.without("_version").sent())
                                .status())
                        .as("%s", route)
                        .isEqualTo(412);
                var done = http.browse(ada, "POST", address, form.sent());
                assertThat(done.status()).as("%s: %s", route, done.text()).isEqualTo(302);
            }
        }
    }

    private String printed() {
        var piece = farm.pieces(farm.confirmed(1)).getFirst();
        farm.moveAlong(List.of(piece), "queued");
        farm.move("/pieces/" + piece, "printing", ", \"printerId\": \"%s\"".formatted(farm.printer("Printer " + piece)))
                .is(200);
        farm.move("/pieces/" + piece, "printed").is(200);
        return piece;
    }

    /** An order of two, of which one is good. */
    private String halfGood() {
        var order = farm.confirmed(2);
        var piece = farm.pieces(order).subList(0, 1);
        farm.moveAlong(piece, "queued");
        farm.moveAll(piece, "printing", ", \"printerId\": \"%s\"".formatted(farm.printer("Printer " + order)))
                .is(200);
        farm.moveAlong(piece, "printed", "post_processing", "qc", "good");
        return order;
    }

    /** Nothing that is typed stands in this form yet. */
    private static PageForm filled(PageForm form) {
        if (form.fields().containsKey("leftG")) {
            return form.with("leftG", "500").with("reason", "counted");
        }
        return form.fields().containsKey("reason") ? form.with("reason", "They take one") : form;
    }

    /** A record of its own for each form, by its address in the interface for programs. */
    private String recordOf(String pattern) {
        var name = UUID.randomUUID();
        return switch (pattern.split("/\\{")[0]) {
            case "/customers" -> "/customers/" + farm.customer("Grace " + name);
            case "/orders" -> "/orders/" + (pattern.endsWith("/closing-short") ? halfGood() : farm.order(1));
            case "/pieces" ->
                "/pieces/"
                        + (pattern.endsWith("/use")
                                ? printed()
                                : farm.pieces(farm.confirmed(1)).getFirst());
            case "/printers" -> "/assets/printers/" + farm.printer("Printer " + name);
            case "/spools" -> "/assets/spools/" + farm.spool();
            case "/team" -> "/members/" + Cast.staffOf(ada).account();
            case "/company" -> "/company";
            case "/catalog/filaments" -> "/catalog/filaments/" + farm.filament();
            case "/catalog/printers" ->
                "/catalog/printers/"
                        + farm.add(
                                "/catalog/printers",
                                "{\"manufacturer\": \"Test Works\", \"model\": \"%s\", \"technology\": \"FFF\"}"
                                        .formatted(name));
            default -> throw new AssertionError("A record for the form at " + pattern);
        };
    }

    /** What a colleague changed meanwhile stays unseen when a form comes back for another reason: it goes on saying what it was made from. */
    @Test
    void aFormThatIsShownAgainWasStillMadeFromTheVersionThatWasSeen() {
        var grace = farm.customer("Grace");
        var address = "/customers/" + grace + "/edit";
        var form = PageForm.of(http.browse(ada, "GET", address).is(200).text(), address);
        http.patch(ada, "/customers/" + grace, "{\"notes\": \"by a colleague\"}")
                .is(200);
        var again = http.browse(
                ada, "POST", address, form.with("customer.email", "nowhere").sent());
        assertThat(again.status()).isEqualTo(400);
        var second = PageForm.of(again.text(), address).with("customer.email", "grace@example.org");
        var told = http.browse(ada, "POST", address, second.sent());
        assertThat(told.status()).isEqualTo(412);
        assertThat(http.get(ada, "/customers/" + grace).json().path("notes").asString())
                .isEqualTo("by a colleague");
        var third = PageForm.of(told.text(), address);
        assertThat(http.browse(ada, "POST", address, third.sent()).status())
                .as("now they know")
                .isEqualTo(302);
    }
}
