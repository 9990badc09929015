package dev.perimeter.assets;

import static dev.perimeter.assets.Stock.SPOOLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Spec 12.9: what is low is judged for each filament, over all its usable spools. */
@PerimeterTest
class StockApiTest {

    private static final String STOCK = "/stock";

    @Autowired
    Http http;

    private Stock stock;
    private Actor ada;

    @BeforeEach
    void open() {
        stock = new Stock(http);
        ada = Cast.ada();
    }

    /** Spec 1.2: the catalog is shared, what a company has of it and wants of it is not. */
    @Test
    @Tag("stranger")
    void anotherCompanysStockAndThresholdsAreItsOwn() {
        var filament = filamentOf(stock.addSpool(ada, ""));
        set(ada, filament, "5000").is(200);
        var rita = Cast.rita();
        assertThat(items(rita, "")).isEmpty();
        assertThat(low(rita)).isZero();
        var hers = set(rita, filament, "300").is(200).json();
        assertThat(hers.path("grams").asInt()).isZero();
        assertThat(hers.path("spools").asInt()).isZero();
        assertThat(http.get(rita, STOCK + "/" + filament).is(200).json()).isEqualTo(hers);
        set(rita, filament, "null").is(200);
        assertThat(items(rita, "")).isEmpty();
        http.get(rita, STOCK + "/" + UUID.randomUUID()).refuses(404, "not-found");
        assertThat(http.get(ada, STOCK + "/" + filament).is(200).json()).isEqualTo(item(filament));
        assertThat(item(filament).path("lowThresholdG").asInt()).isEqualTo(5000);
        assertThat(low(ada)).isOne();
        stock.addSpool(ada, "");
        http.post(ada, SPOOLS, Stock.filament("Stockmaker", "PETG", "Stock Blue", "#0000FF"))
                .is(201);
        var next = http.get(ada, STOCK + "?limit=1").json().path("next").asString();
        http.get(rita, STOCK + "?limit=1&after=" + next).refuses(400, "invalid");
        http.get(ada, STOCK + "?limit=1&low=true&after=" + next).refuses(400, "invalid");
    }

    @Test
    void theFilamentIsLowAndNotEachSpool() {
        for (var copy = 0; copy < 5; copy++) {
            stock.addSpool(ada, ", \"lowThresholdG\": 2000");
        }
        var filament = filamentOf(stock.all(ada, SPOOLS, "id").stream()
                .map(id -> SPOOLS + "/" + id)
                .findFirst()
                .orElseThrow());
        var item = item(filament);
        assertThat(item.propertyNames()).containsExactly("filament", "spools", "grams", "lowThresholdG", "low");
        assertThat(item.path("filament").path("id").asString()).isEqualTo(filament);
        assertThat(item.path("filament").path("name").asString()).isNotEmpty();
        assertThat(item.path("spools").asInt()).isEqualTo(5);
        assertThat(item.path("grams").asInt()).isEqualTo(5000);
        assertThat(item.path("low").asBoolean()).isFalse();
        assertThat(numbers("low=true")).isEmpty();
        assertThat(low(ada)).isZero();
        assertThat(set(ada, filament, "5000").is(200).json()).isEqualTo(item(filament));
        assertThat(item(filament).path("low").asBoolean()).isTrue();
        assertThat(numbers("low=true")).hasSize(5);
        assertThat(low(ada)).isOne();
        assertThat(set(ada, filament, "4999.99").is(200).json().path("low").asBoolean())
                .isFalse();
    }

    @Test
    void itsOwnThresholdGoesFirstThenTheLargestOfItsSpoolsThenTheCompanys() {
        var spool = stock.addSpool(ada, "");
        var filament = filamentOf(spool);
        stock.event(ada, spool, "consumed", "995").is(201);
        assertThat(http.get(ada, spool).json().path("low").asBoolean()).isFalse();
        assertThat(item(filament).path("lowThresholdG").isNull()).isTrue();

        company("{\"lowThresholdG\": 250.005}");
        assertThat(item(filament).path("lowThresholdG").toString()).isEqualTo("250.01");
        assertThat(http.get(ada, spool).json().path("low").asBoolean()).isTrue();
        assertThat(low(ada)).isOne();

        http.patch(ada, spool, "{\"lowThresholdG\": 4}").is(200);
        stock.addSpool(ada, ", \"status\": \"damaged\", \"lowThresholdG\": 3");
        assertThat(item(filament).path("lowThresholdG").asInt()).isEqualTo(4);
        assertThat(item(filament).path("low").asBoolean()).isFalse();
        stock.addSpool(ada, ", \"status\": \"archived\", \"lowThresholdG\": 50000");
        assertThat(item(filament).path("lowThresholdG").asInt()).isEqualTo(4);

        assertThat(set(ada, filament, "5").is(200).json().path("low").asBoolean())
                .isTrue();
        assertThat(set(ada, filament, "0").is(200).json().path("low").asBoolean())
                .as("never")
                .isFalse();
        assertThat(set(ada, filament, "null").is(200).json()).isEqualTo(item(filament));
        assertThat(item(filament).path("lowThresholdG").asInt()).isEqualTo(4);
        company("{\"lowThresholdG\": null}");
        http.patch(ada, spool, "{\"lowThresholdG\": null}").is(200);
        assertThat(item(filament).path("lowThresholdG").asInt()).isEqualTo(3);
    }

    @Test
    void spoolsThatNobodyPrintsFromAreNotCountedAndNeverLowByThemselves() {
        var spool = stock.addSpool(ada, ", \"lowThresholdG\": 100");
        var filament = filamentOf(spool);
        for (var state : List.of("empty", "damaged")) {
            http.patch(ada, stock.addSpool(ada, ""), "{\"status\": \"%s\"}".formatted(state))
                    .is(200);
        }
        assertThat(item(filament).path("spools").asInt()).isOne();
        assertThat(item(filament).path("grams").asInt()).isEqualTo(1000);
        http.patch(ada, spool, "{\"status\": \"empty\"}").is(200);
        assertThat(item(filament).path("low").asBoolean()).as("all used up").isTrue();
        assertThat(item(filament).path("spools").asInt()).isZero();
        assertThat(low(ada)).isOne();
        assertThat(numbers("low=true")).isEmpty();
        assertThat(http.get(ada, spool).json().path("low").asBoolean()).isFalse();
        stock.all(ada, SPOOLS, "id")
                .forEach(id -> http.patch(ada, SPOOLS + "/" + id, "{\"status\": \"archived\"}")
                        .is(200));
        assertThat(items(ada, "")).as("all put away").isEmpty();
        set(ada, filament, "1").is(200);
        assertThat(items(ada, "?low=true")).hasSize(1);
    }

    /** What the answer to a change says of low is what a list says afterwards. */
    @Test
    void aChangeOfOneSpoolIsJudgedBesideTheOthers() {
        var first = stock.addSpool(ada, "");
        set(ada, filamentOf(first), "1500").is(200);
        assertThat(http.get(ada, first).json().path("low").asBoolean()).isTrue();
        var several = http.post(ada, SPOOLS, Stock.spool(", \"copies\": 2"))
                .is(201)
                .json()
                .path("items");
        assertThat(several.path(0).path("low").asBoolean()).isFalse();
        assertThat(http.get(ada, first).json().path("low").asBoolean()).isFalse();
        var second = SPOOLS + "/" + several.path(0).path("id").asString();
        http.patch(ada, SPOOLS + "/" + several.path(1).path("id").asString(), "{\"status\": \"damaged\"}")
                .is(200);
        var used = stock.event(ada, second, "consumed", "500").is(201);
        assertThat(used.json().path("low").asBoolean()).isTrue();
        assertThat(http.get(ada, second).text()).isEqualTo(used.text());
        var other = http.post(ada, SPOOLS, Stock.filament("Stockmaker", "PETG", "Beside", "#123456"))
                .is(201)
                .json();
        var moved = http.patch(
                        ada,
                        second,
                        "{\"filamentId\": \"%s\"}"
                                .formatted(other.path("filamentId").asString()))
                .is(200);
        assertThat(moved.json().path("low").asBoolean()).isFalse();
        assertThat(http.get(ada, second).text()).isEqualTo(moved.text());
        assertThat(http.get(ada, first).json().path("low").asBoolean()).isTrue();
    }

    @Test
    void theListIsSearchedAndPagedByName() {
        for (var color : List.of("Cyan", "Amber", "Beige")) {
            http.post(ada, SPOOLS, Stock.filament("Stockmaker", "PETG", color, "#123456"))
                    .is(201);
        }
        stock.addSpool(ada, "");
        assertThat(items(ada, "?limit=1")).hasSize(1);
        var names = stock.all(ada, STOCK + "?limit=1", "spools");
        assertThat(names).hasSize(4);
        assertThat(items(ada, "?q=STOCKMAKER%20amber")).hasSize(1);
        assertThat(items(ada, "?material=petg")).hasSize(3);
        assertThat(items(ada, "?low=true")).isEmpty();
        assertThat(items(ada, "?low=false")).hasSize(4);
        http.get(ada, STOCK + "?low=yes").refuses(400, "invalid");
        http.get(ada, STOCK + "?color=red").refuses(400, "unknown-field");
    }

    private void company(String patch) {
        http.patch(ada, "/company", patch).is(200);
    }

    private Http.Answer set(Actor me, String filament, String grams) {
        return http.put(me, STOCK + "/" + filament, "{\"lowThresholdG\": %s}".formatted(grams));
    }

    private JsonNode item(String filament) {
        return items(ada, "").stream()
                .filter(item -> item.path("filament").path("id").asString().equals(filament))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> items(Actor me, String query) {
        return http.get(me, STOCK + query)
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private int low(Actor me) {
        return http.get(me, "/overview")
                .is(200)
                .json()
                .path("spools")
                .path("low")
                .asInt();
    }

    private String filamentOf(String spool) {
        return http.get(ada, spool).json().path("filamentId").asString();
    }

    private List<String> numbers(String query) {
        return stock.all(ada, SPOOLS + "?" + query, "number");
    }
}
