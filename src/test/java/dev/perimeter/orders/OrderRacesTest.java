package dev.perimeter.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several at once. */
@PerimeterTest
class OrderRacesTest {

    @Autowired
    Http http;

    private Farm farm;

    @BeforeEach
    void open() {
        farm = new Farm(http, Cast.ada());
    }

    @Test
    void fiftyOrdersAtOnceGetFiftyConsecutiveNumbers() {
        var customer = farm.customer("Grace");
        var orders = AtOnce.run(50, _ -> farm.order(customer, 1));
        var numbers = orders.stream()
                .map(order -> farm.show("/orders/" + order).path("number").asInt());
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 50).boxed().toList());
        assertThat(farm.show("/overview").path("orders").path("draft").asInt()).isEqualTo(50);
    }

    @Test
    void twoWhoConfirmAtOncePlanThePiecesOnce() {
        var order = farm.order(3);
        var statuses =
                AtOnce.run(4, _ -> farm.move("/orders/" + order, "confirmed").status());
        assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(farm.pieces(order)).hasSize(3);
    }

    /** What is counted is locked in one order by all: nobody waits in a circle, and every count is right in the end. */
    @Test
    void ordersThatAreConfirmedAndCancelledAtOnceDoNotWaitForEachOther() {
        var drafts = IntStream.range(0, 16).mapToObj(_ -> farm.order(2)).toList();
        var confirmed = IntStream.range(0, 16).mapToObj(_ -> farm.confirmed(2)).toList();
        var statuses = AtOnce.run(
                32,
                i -> i < 16
                        ? farm.move("/orders/" + drafts.get(i), "confirmed").status()
                        : farm.move("/orders/" + confirmed.get(i - 16), "cancelled", ", \"reason\": \"so\"")
                                .status());
        assertThat(statuses).containsOnly(200);
        var overview = farm.show("/overview");
        assertThat(overview.path("orders").path("confirmed").asInt()).isEqualTo(16);
        assertThat(overview.path("orders").path("cancelled").asInt()).isEqualTo(16);
        assertThat(overview.path("pieces").path("planned").asInt()).isEqualTo(32);
    }
}
