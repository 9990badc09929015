package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a print farm does all day, from the first call of a customer to the last parcel. */
@PerimeterTest
class DayAtTheFarmTest {

    @Autowired
    Http http;

    private Farm farm;

    @BeforeEach
    void open() {
        farm = new Farm(http, Cast.ada());
    }

    @Test
    void fromTheFirstCallToTheLastParcel() {
        var customer = farm.customer("Grace Hopper");
        var left = farm.printer("Left");
        var right = farm.printer("Right");
        var grey = farm.spool();
        var spare = farm.spool();
        var order = farm.order(customer, 2, 1, 3);
        assertThat(farm.show("/orders/" + order).path("total").decimalValue()).isEqualByComparingTo("15.00");

        farm.move("/orders/" + order, "confirmed").is(200);
        farm.move("/orders/" + order, "in_production").is(200);
        var pieces = farm.pieces(order);
        assertThat(pieces).hasSize(6);
        farm.moveAlong(pieces, "queued");

        var onLeft = pieces.subList(0, 3);
        var onRight = pieces.subList(3, 6);
        farm.moveAll(onLeft, "printing", ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(left, grey))
                .is(200);
        farm.moveAll(onRight, "printing", ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(right, spare))
                .is(200);
        assertThat(farm.status("/assets/printers/" + left)).isEqualTo("printing");

        farm.moveAll(onLeft, "printed", ", \"grams\": 41.25, \"minutes\": 95").is(200);
        farm.moveAll(onRight.subList(1, 3), "printed", ", \"grams\": 20.5, \"minutes\": 60")
                .is(200);
        assertThat(farm.status("/assets/printers/" + right))
                .as("one is still on it")
                .isEqualTo("printing");
        var failed = onRight.getFirst();
        farm.move("/pieces/" + failed, "failed", ", \"reason\": \"came off the plate\", \"grams\": 7.75")
                .is(200);
        assertThat(farm.status("/assets/printers/" + right)).isEqualTo("needs_clearing");
        assertThat(remaining(grey)).isEqualByComparingTo("876.25");
        assertThat(remaining(spare)).isEqualByComparingTo("951.25");
        assertThat(farm.show("/pieces/" + onLeft.getFirst()).path("cost").decimalValue())
                .as("41.25 g of 1,000 g for 25.00")
                .isEqualByComparingTo("1.03");

        var remake = farm.add("/pieces/" + failed + "/remake", "{}");
        http.post(farm.me(), "/pieces/" + failed + "/remake", "{}").refuses(409, "already-remade");
        farm.moveAlong(List.of(remake), "queued");
        farm.move("/pieces/" + remake, "printing", ", \"printerId\": \"%s\", \"spoolId\": \"%s\"".formatted(left, grey))
                .is(200);
        farm.move("/pieces/" + remake, "printed", ", \"grams\": 12.5").is(200);

        var made = new ArrayList<>(pieces);
        made.remove(failed);
        made.add(remake);
        assertThat(farm.show("/orders/" + order).path("good").asInt())
                .as("printed is not good")
                .isZero();
        farm.moveAlong(made, "post_processing", "qc");
        var rejected = made.removeFirst();
        farm.move("/pieces/" + rejected, "rejected", ", \"reason\": \"stringing\"")
                .is(200);
        farm.moveAlong(made, "good");
        farm.move("/orders/" + order, "ready").refuses(409, "pieces-unfinished");

        var second = farm.add("/pieces/" + rejected + "/remake", "{}");
        farm.moveAlong(List.of(second), "queued");
        farm.move("/pieces/" + second, "printing", ", \"printerId\": \"%s\"".formatted(left))
                .is(200);
        farm.moveAlong(List.of(second), "printed", "post_processing", "qc", "good");
        made.add(second);
        farm.moveAlong(made, "packed");
        farm.move("/orders/" + order, "ready").is(200);
        farm.moveAlong(made, "shipped");
        farm.move("/orders/" + order, "shipped").is(200);
        farm.move("/orders/" + order, "completed").is(200);

        var done = farm.show("/orders/" + order);
        assertThat(done.path("good").asInt()).isEqualTo(6);
        assertThat(done.path("pieces").path("shipped").asInt()).isEqualTo(6);
        assertThat(done.path("pieces").path("failed").asInt()).isOne();
        assertThat(done.path("pieces").path("rejected").asInt()).isOne();
        assertThat(remaining(grey)).isEqualByComparingTo("863.75");
        theTrailTells(order, failed);
    }

    /** Spec 10.1: who reads the trail sees the day again. */
    private void theTrailTells(String order, String failed) {
        assertThat(statuses("/audit?recordType=order&recordId=" + order))
                .containsExactly(
                        "shipped>completed",
                        "ready>shipped",
                        "in_production>ready",
                        "confirmed>in_production",
                        "draft>confirmed");
        assertThat(statuses("/audit?recordType=piece&recordId=" + failed))
                .containsExactly("printing>failed", "queued>printing", "planned>queued");
        var moves = farm.show("/pieces/" + failed + "/moves").path("items");
        assertThat(moves.path(2).path("reason").asString()).isEqualTo("came off the plate");
        assertThat(moves.path(2).path("by").path("displayName").asString()).isEqualTo("Ada");
        assertThat(farm.show("/orders/" + order + "/moves").path("items")).hasSize(5);
    }

    private List<String> statuses(String path) {
        var statuses = new ArrayList<String>();
        farm.show(path).path("items").forEach(entry -> {
            if (entry.path("action").asString().equals("moved")) {
                var change = entry.path("changes").path("status");
                statuses.add(
                        change.path("from").asString() + ">" + change.path("to").asString());
            }
        });
        return statuses;
    }

    private BigDecimal remaining(String spool) {
        return farm.show("/assets/spools/" + spool).path("remainingG").decimalValue();
    }
}
