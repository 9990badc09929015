package dev.perimeter.assets;

import static dev.perimeter.assets.Stock.SPOOLS;
import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.PerimeterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Spec 12.9: the weight of a new spool is put right later, and one that is said to be empty is. A spool here is a kilogram on a reel of 240 g. */
@PerimeterTest
class NetWeightTest {

    @Autowired
    Http http;

    private Stock stock;
    private Actor ada;
    private String spool;

    @BeforeEach
    void open() {
        stock = new Stock(http);
        ada = Cast.ada();
        spool = stock.addSpool(ada, "");
    }

    @Test
    void whatIsLeftFollowsWithoutAnEvent() {
        stock.event(ada, spool, "consumed", "300").is(201);
        var changed = net("750.005").is(200);
        assertThat(changed.text()).contains("\"netWeightG\":750.01,").contains("\"remainingG\":450.01,");
        assertThat(http.get(ada, spool).text()).isEqualTo(changed.text());
        assertThat(kinds()).containsExactly("consumed");
        assertThat(changes(0))
                .hasToString(
                        "{\"netWeightG\":{\"from\":1000.0,\"to\":750.01},\"remainingG\":{\"from\":700.0,\"to\":450.01}}");
        addsUp();
    }

    @Test
    void whatTheScalesSaidStays() {
        stock.event(ada, spool, "consumed", "300").is(201);
        stock.event(ada, spool, "weighed", "840").is(201);
        stock.event(ada, spool, "consumed", "50").is(201);
        var changed = net("900").is(200);
        assertThat(left()).isEqualTo("550.00");
        assertThat(http.get(ada, spool).text()).isEqualTo(changed.text());
        assertThat(kinds()).containsExactly("adjusted", "consumed", "weighed", "consumed");
        var event = events().path(0);
        assertThat(event.path("deltaG").asInt()).isEqualTo(100);
        assertThat(event.path("remainingG").asInt()).isEqualTo(550);
        assertThat(event.path("reason").asString()).isEqualTo("net weight put right");
        net("1000").is(200);
        net("500").is(200);
        net("350").is(200);
        assertThat(left()).isEqualTo("550.00");
        addsUp();
    }

    @Test
    void lessThanWasUsedIsRefused() {
        stock.event(ada, spool, "consumed", "300").is(201);
        var refused = net("299.99").refuses(409, "spool-below-used");
        assertThat(refused.text()).contains("\"netWeightG\":299.99").contains("\"usedG\":300.00");
        var blind = Cast.staffOf(ada, ASSETS_ACT);
        assertThat(http.patch(blind, spool, "{\"netWeightG\": 299}")
                        .refuses(409, "spool-below-used")
                        .text())
                .doesNotContain("usedG");
        assertThat(left()).isEqualTo("700.00");
        net("300").is(200);
        assertThat(left()).isEqualTo("0.00");
        stock.event(ada, spool, "weighed", "1000").is(201);
        net("299.99").refuses(409, "spool-below-used");
        addsUp();
    }

    @Test
    void whatIsNoWeightIsRefused() {
        for (var wrong : List.of("0.99", "50000.01", "1e99", "null")) {
            assertThat(net(wrong).refuses(400, "invalid").text()).contains("netWeightG");
        }
        stock.event(ada, spool, "adjusted", "59000", ", \"reason\": \"a drum\"").is(201);
        net("1000.01").refuses(409, "spool-overfilled");
        assertThat(http.patch(ada, spool, "{\"netWeightG\": 1000.00}").header("ETag"))
                .as("no change")
                .isEqualTo("\"2\"");
    }

    @Test
    void aSpoolThatIsSaidToBeEmptyIs() {
        stock.event(ada, spool, "consumed", "300").is(201);
        var emptied = http.patch(ada, spool, "{\"status\": \"empty\", \"lot\": \"L1\"}")
                .is(200);
        assertThat(http.get(ada, spool).text()).isEqualTo(emptied.text());
        assertThat(emptied.json().path("status").asString()).isEqualTo("empty");
        assertThat(left()).isEqualTo("0.00");
        var event = events().path(0);
        assertThat(event.path("kind").asString()).isEqualTo("adjusted");
        assertThat(event.path("deltaG").asInt()).isEqualTo(-700);
        assertThat(event.path("reason").asString()).isEqualTo("set to empty");
        assertThat(trail()).containsExactly("adjusted", "changed", "consumed", "added");
        http.patch(ada, spool, "{\"status\": \"empty\", \"lot\": \"L2\"}").is(200);
        assertThat(kinds()).containsExactly("adjusted", "consumed");
        addsUp();

        var both = stock.addSpool(ada, "");
        var answer = http.patch(ada, both, "{\"netWeightG\": 500, \"status\": \"empty\"}")
                .is(200);
        assertThat(http.get(ada, both).text()).isEqualTo(answer.text());
        assertThat(http.get(ada, both + "/events")
                        .json()
                        .path("items")
                        .path(0)
                        .path("deltaG")
                        .asInt())
                .isEqualTo(-500);

        var arrived =
                http.post(ada, SPOOLS, Stock.spool(", \"status\": \"empty\"")).is(201);
        assertThat(arrived.text()).contains("\"remainingG\":0.00,");
        assertThat(http.get(ada, Stock.path(arrived)).text()).isEqualTo(arrived.text());
    }

    private Answer net(String grams) {
        return http.patch(ada, spool, "{\"netWeightG\": %s}".formatted(grams));
    }

    private String left() {
        return http.get(ada, spool)
                .json()
                .path("remainingG")
                .decimalValue()
                .setScale(2)
                .toString();
    }

    private JsonNode events() {
        return http.get(ada, spool + "/events?limit=200").is(200).json().path("items");
    }

    private List<String> kinds() {
        return events().valueStream()
                .map(event -> event.path("kind").asString())
                .toList();
    }

    private List<String> trail() {
        return stock.all(ada, "/audit?recordId=" + Stock.id(spool), "action");
    }

    private JsonNode changes(int entry) {
        return http.get(ada, "/audit?recordId=" + Stock.id(spool))
                .json()
                .path("items")
                .path(entry)
                .path("changes");
    }

    /** What is left is the net weight and all differences since. */
    private void addsUp() {
        var record = http.get(ada, spool).json();
        var sum = events().valueStream()
                .map(event -> event.path("deltaG").decimalValue())
                .reduce(record.path("netWeightG").decimalValue(), java.math.BigDecimal::add);
        assertThat(record.path("remainingG").decimalValue()).isEqualByComparingTo(sum);
    }
}
