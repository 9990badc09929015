package dev.perimeter.assets;

import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import dev.perimeter.gate.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who may set at how many grams it is time to buy more of a filament, to what, and what is told of it (spec 12.9). */
@PerimeterTest
class StockThresholdTest {

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

    /** Spec 6.2, 6.4. */
    @Test
    void staffDoWhatTheirFlagsAllow() {
        var filament = filamentOf(stock.addSpool(ada, ""));
        var viewer = Cast.staffOf(ada, ASSETS_VIEW);
        var actor = Cast.staffOf(ada, ASSETS_ACT);
        var other = Cast.staffOf(
                ada, EnumSet.complementOf(EnumSet.of(ASSETS_VIEW, ASSETS_ACT)).toArray(Permission[]::new));
        assertThat(items(viewer, "")).hasSize(1);
        set(viewer, filament, "1").refuses(403, "permission-missing");
        http.get(actor, STOCK).refuses(403, "permission-missing");
        assertThat(set(actor, filament, "7").is(200).json().propertyNames()).containsExactly("id", "version");
        http.get(other, STOCK).refuses(403, "permission-missing");
        set(other, filament, "1").refuses(403, "permission-missing");
        http.patch(actor, "/company", "{\"lowThresholdG\": 5}").refuses(403, "owner-only");
        assertThat(item(filament).path("lowThresholdG").asInt()).isEqualTo(7);
    }

    @Test
    void whatIsNoThresholdIsRefused() {
        var filament = filamentOf(stock.addSpool(ada, ""));
        for (var wrong : List.of("-0.01", "1000000.01", "1e99", "-1e99")) {
            assertThat(set(ada, filament, wrong).refuses(400, "invalid").text()).contains("\"lowThresholdG\"");
            http.patch(ada, "/company", "{\"lowThresholdG\": %s}".formatted(wrong))
                    .refuses(400, "invalid");
        }
        for (var wrong : List.of("\"5\"", "true", "[5]", "{}")) {
            set(ada, filament, wrong).refuses(400, "malformed");
        }
        http.put(ada, STOCK + "/" + filament, "{\"thresholdG\": 5}").refuses(400, "unknown-field");
        set(ada, UUID.randomUUID().toString(), "5").refuses(404, "not-found");
        set(ada, UUID.randomUUID().toString(), "null").refuses(404, "not-found");
        http.put(ada, STOCK + "/x", "{\"lowThresholdG\": 5}").refuses(404, "not-found");
        set(ada, filament, "1000000").is(200);
        assertThat(http.put(ada, STOCK + "/" + filament, "{}")
                        .is(200)
                        .json()
                        .path("lowThresholdG")
                        .asInt())
                .as("not given")
                .isEqualTo(1_000_000);
    }

    /** Spec 10.1: who set what instead of what; in the order in which it was done, also at once. */
    @Test
    void whatIsSetAtOnceIsToldInOneChain() {
        var filament = filamentOf(stock.addSpool(ada, ""));
        AtOnce.run(8, number -> set(ada, filament, String.valueOf(number + 1)).is(200));
        var trail = http.get(ada, "/audit?recordType=stock&limit=200")
                .is(200)
                .json()
                .path("items");
        assertThat(trail).hasSize(8);
        var told = trail.valueStream()
                .map(entry -> entry.path("changes").path("lowThresholdG"))
                .toList();
        var before = told.stream().map(change -> change.path("from").toString()).toList();
        var after = told.stream().map(change -> change.path("to").toString()).toList();
        assertThat(before).doesNotHaveDuplicates().contains("null");
        assertThat(after)
                .filteredOn(grams -> !before.contains(grams))
                .hasSize(1)
                .allSatisfy(
                        last -> assertThat(item(filament).path("lowThresholdG").decimalValue())
                                .isEqualByComparingTo(last));
        set(ada, filament, "null").is(200);
        assertThat(TestDatabase.administrator()
                        .sql("select count(*) from stock_threshold where company_id = ?")
                        .param(ada.company())
                        .query(Integer.class)
                        .single())
                .isZero();
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

    private String filamentOf(String spool) {
        return http.get(ada, spool).json().path("filamentId").asString();
    }
}
