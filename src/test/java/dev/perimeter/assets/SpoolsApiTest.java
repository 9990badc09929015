package dev.perimeter.assets;

import static dev.perimeter.assets.Stock.SPOOLS;
import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PerimeterTest
class SpoolsApiTest {

    @Autowired
    Http http;

    private Stock stock;
    private Actor ada;

    @BeforeEach
    void open() {
        stock = new Stock(http);
        ada = Cast.ada();
    }

    /** Spec 1.2: the same status, headers and body as for an id that does not exist. */
    @Test
    @Tag("stranger")
    void anotherCompanysSpoolDoesNotExist() {
        var rita = Cast.rita();
        var path = stock.addSpool(ada, ", \"lot\": \"L1\", \"lowThresholdG\": 1000");
        for (var method : List.of("GET", "PATCH", "DELETE", "GET /events", "POST /events")) {
            var body = method.equals("PATCH") ? "{\"lot\": \"Mine now\"}" : null;
            body = method.startsWith("POST") ? "{\"kind\": \"consumed\", \"grams\": 1}" : body;
            var below = method.contains(" ") ? "/events" : "";
            var theirs =
                    http.send(rita, method.split(" ")[0], path + below, body).refuses(404, "not-found");
            var nobodys = http.send(rita, method.split(" ")[0], SPOOLS + "/" + UUID.randomUUID() + below, body);
            assertThat(theirs.text()).isEqualTo(nobodys.text());
            assertThat(theirs.response().headers().map().keySet())
                    .isEqualTo(nobodys.response().headers().map().keySet());
        }
        for (var query : List.of("", "?q=l1", "?low=true", "?material=pla", "?color=red", "?status=sealed")) {
            assertThat(stock.all(rita, SPOOLS + query, "id")).isEmpty();
            assertThat(stock.all(ada, SPOOLS + query, "id")).hasSize(1);
        }
        assertThat(http.get(ada, path).is(200).json().path("version").asInt()).isOne();
    }

    /** Spec 1.5: the catalog is shared; who uses an entry, and how much there is of it, is not. */
    @Test
    @Tag("stranger")
    void numbersFilamentsAndPlacesTellNothingOfAnotherCompany() {
        var filament =
                http.get(ada, stock.addSpool(ada, "")).json().path("filamentId").asString();
        stock.addSpool(ada, "");
        var rita = Cast.rita();
        assertThat(stock.all(rita, SPOOLS + "?filamentId=" + filament, "id")).isEmpty();
        var first = http.post(rita, SPOOLS, "{\"filamentId\": \"%s\"}".formatted(filament))
                .is(201);
        assertThat(first.json().path("number").asInt()).isEqualTo(1);
        var next = http.get(ada, SPOOLS + "?limit=1").json().path("next").asString();
        http.get(rita, SPOOLS + "?limit=1&after=" + next).refuses(400, "invalid");
        http.get(ada, SPOOLS + "?limit=1&low=false&after=" + next).refuses(400, "invalid");
    }

    @Test
    void aSpoolIsAddedFoundChangedAndRemoved() {
        var added = http.post(ada, SPOOLS, Stock.spool(", \"price\": 24.9, \"lot\": \"L1\""))
                .is(201);
        var path = Stock.path(added);
        assertThat(added.text())
                .contains(
                        "\"netWeightG\":1000.00,\"tareWeightG\":240.00,\"remainingG\":1000.00,\"low\":false,\"price\":24.90,");
        assertThat(added.json().path("status").asString()).isEqualTo("sealed");
        assertThat(added.json().path("filament").path("colorHexes").toString()).isEqualTo("[\"#C1121C\"]");
        assertThat(http.get(ada, path).is(200).text()).isEqualTo(added.text());

        var changed = http.patch(
                        ada,
                        path,
                        "{\"tareWeightG\": 200.5, \"lot\": null, \"lowThresholdG\": 1000}",
                        "If-Match",
                        "\"1\"")
                .is(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.json().path("low").asBoolean()).isTrue();
        assertThat(http.get(ada, path).text()).isEqualTo(changed.text());
        assertThat(http.patch(ada, path, "{\"price\": 24.90}").header("ETag"))
                .as("no change")
                .isEqualTo("\"2\"");
        http.patch(ada, path, "{\"lot\": \"L2\"}", "If-Match", "\"1\"").refuses(412, "version-changed");
        http.delete(ada, path, "If-Match", "\"1\"").refuses(412, "version-changed");
        for (var field : List.of("remainingG", "copies", "filament", "number", "companyId")) {
            http.patch(ada, path, "{\"%s\": 5}".formatted(field)).refuses(400, "unknown-field");
        }
        http.delete(ada, path).is(204);
        http.get(ada, path).refuses(404, "not-found");
        assertThat(stock.all(ada, "/audit?recordId=" + Stock.id(path), "action"))
                .containsExactly("removed", "changed", "added");
    }

    /** Spec 9.2, 9.3. */
    @Test
    void aFilamentComesFromTheCatalogOrJoinsIt() {
        var first = http.post(ada, SPOOLS, Stock.spool(", \"netWeightG\": 995.5"))
                .is(201)
                .json();
        var filament = first.path("filamentId").asString();
        var other = http.post(Cast.rita(), SPOOLS, Stock.spool(", \"tareWeightG\": 1"))
                .is(201)
                .json();
        assertThat(other.path("filamentId").asString()).isEqualTo(filament);
        assertThat(first.path("remainingG").asDouble()).isEqualTo(995.5);
        var special = http.post(ada, SPOOLS, Stock.filament("Stockmaker", "PETG", "Clear", "#FFFFFF80"))
                .is(201);
        assertThat(special.json().path("netWeightG").asInt()).isEqualTo(750);
        assertThat(special.json().path("tareWeightG").isNull()).isTrue();

        var path = Stock.path(special);
        var changed = http.patch(ada, path, "{\"filamentId\": \"%s\"}".formatted(filament))
                .is(200);
        assertThat(changed.json().path("filament")).isEqualTo(first.path("filament"));
        assertThat(changed.json().path("netWeightG").asInt()).isEqualTo(750);
        assertThat(http.get(ada, path).text()).isEqualTo(changed.text());

        var unknown = "{\"filamentId\": \"%s\"}".formatted(UUID.randomUUID());
        assertThat(field(http.patch(ada, path, unknown).refuses(404, "not-found")))
                .isEqualTo("filamentId");
        assertThat(field(http.post(ada, SPOOLS, unknown).refuses(404, "not-found")))
                .isEqualTo("filamentId");
        assertThat(field(http.post(ada, SPOOLS, "{}").refuses(400, "invalid"))).isEqualTo("filamentId");
        assertThat(field(http.post(ada, SPOOLS, Stock.spool(", \"filamentId\": \"%s\"".formatted(filament)))
                        .refuses(400, "invalid")))
                .isEqualTo("filament");
    }

    @Test
    void severalAlikeAreAddedAtOnceWithConsecutiveNumbers() {
        stock.addSpool(ada, "");
        var added = http.post(ada, SPOOLS, Stock.spool(", \"copies\": 3, \"lot\": \"L7\""))
                .is(201)
                .json();
        assertThat(added.propertyNames()).containsExactly("items");
        var numbers = added.path("items")
                .valueStream()
                .map(spool -> spool.path("number").asInt())
                .toList();
        assertThat(numbers).containsExactly(2, 3, 4);
        for (var spool : added.path("items")) {
            assertThat(http.get(ada, SPOOLS + "/" + spool.path("id").asString()).json())
                    .isEqualTo(spool);
        }
        assertThat(http.post(ada, SPOOLS, Stock.spool(", \"copies\": 1"))
                        .is(201)
                        .json()
                        .path("number")
                        .asInt())
                .isEqualTo(5);
        assertThat(http.post(ada, SPOOLS, Stock.spool(", \"copies\": 100"))
                        .is(201)
                        .json()
                        .path("items"))
                .hasSize(100);
        http.post(ada, SPOOLS, Stock.spool(", \"copies\": 101")).refuses(400, "invalid");
        http.post(ada, SPOOLS, Stock.spool(", \"copies\": 0")).refuses(400, "invalid");
        assertThat(stock.all(ada, SPOOLS + "?limit=40", "number")).hasSize(105).doesNotHaveDuplicates();
        assertThat(stock.all(ada, "/audit?recordType=spool&limit=200", "action"))
                .hasSize(105)
                .containsOnly("added");
    }

    @Test
    void listsAreSearchedFilteredAndPaged() {
        stock.addSpool(ada, ", \"lot\": \"L-100%\", \"lowThresholdG\": 1000");
        stock.addSpool(ada, ", \"supplier\": \"Corner Shop\", \"location\": \"Dry box 2\", \"lowThresholdG\": 999.99");
        http.post(ada, SPOOLS, Stock.filament("Stockmaker", "PETG", "Jade Green", "#00A86B"))
                .is(201);
        assertThat(stock.all(ada, SPOOLS + "?limit=1", "number")).containsExactly("1", "2", "3");
        assertThat(numbers("q=100%25")).containsExactly("1");
        assertThat(numbers("q=CORNER%20dry%20everyday")).containsExactly("2");
        assertThat(numbers("q=stockmaker%20jade")).containsExactly("3");
        assertThat(numbers("material=PLA")).containsExactly("1", "2");
        assertThat(numbers("material=petg")).containsExactly("3");
        assertThat(numbers("material=pet")).isEmpty();
        assertThat(numbers("color=red%20SIGNAL")).containsExactly("1", "2");
        assertThat(numbers("color=%2300a86b")).containsExactly("3");
        assertThat(numbers("low=true")).as("two kilograms of it").isEmpty();
        http.patch(ada, SPOOLS + "/" + stock.all(ada, SPOOLS, "id").get(1), "{\"lowThresholdG\": 2000}")
                .is(200);
        assertThat(numbers("low=true")).containsExactly("1", "2");
        assertThat(numbers("low=false")).containsExactly("3");
        http.patch(ada, SPOOLS + "/" + stock.all(ada, SPOOLS, "id").getFirst(), "{\"status\": \"archived\"}")
                .is(200);
        assertThat(numbers("low=true"))
                .as("nobody buys more because of what is out of the way")
                .containsExactly("2");
        assertThat(numbers("status=archived")).containsExactly("1");
        http.get(ada, SPOOLS + "?low=yes").refuses(400, "invalid");
        http.get(ada, SPOOLS + "?colour=red").refuses(400, "unknown-field");
    }

    /** Spec 6.2, 6.4: no flag implies another. */
    @Test
    void staffDoWhatTheirFlagsAllow() {
        var path = stock.addSpool(ada, "");
        var viewer = Cast.staffOf(ada, ASSETS_VIEW);
        var actor = Cast.staffOf(ada, ASSETS_ACT);
        var other = Cast.staffOf(
                ada, EnumSet.complementOf(EnumSet.of(ASSETS_VIEW, ASSETS_ACT)).toArray(Permission[]::new));
        http.get(viewer, path + "/events").is(200);
        stock.event(viewer, path, "consumed", "1").refuses(403, "permission-missing");
        http.get(actor, path + "/events").refuses(403, "permission-missing");
        http.get(other, SPOOLS).refuses(403, "permission-missing");
        stock.event(other, path, "consumed", "1").refuses(403, "permission-missing");
        var several = http.post(actor, SPOOLS, Stock.spool(", \"copies\": 2"))
                .is(201)
                .json()
                .path("items");
        assertThat(several.path(1).propertyNames()).containsExactlyInAnyOrder("id", "version");
        for (var answer : List.of(
                http.post(actor, SPOOLS, Stock.spool("")).is(201),
                http.patch(actor, path, "{\"lot\": \"L1\"}").is(200),
                stock.event(actor, path, "consumed", "1").is(201))) {
            assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("id", "version");
        }
        http.delete(actor, SPOOLS + "/" + several.path(0).path("id").asString()).is(204);
    }

    private List<String> numbers(String query) {
        return stock.all(ada, SPOOLS + "?" + query, "number");
    }

    private static String field(Http.Answer refusal) {
        return refusal.json().path("fields").path(0).path("field").asString();
    }
}
