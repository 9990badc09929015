package dev.perimeter.orders;

import static dev.perimeter.gate.Permission.ORDERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 12.7: what may still happen to an order that has ended. */
@PerimeterTest
class EndedOrdersTest {

    @Autowired
    Http http;

    private Actor ada;
    private Farm farm;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
    }

    @Test
    @Tag("stranger")
    void nobodyElseNotesUponIt() {
        var order = brought("completed");
        http.patch(Cast.rita(), order, "{\"notes\": \"Mine\"}").refuses(404, "not-found");
        http.patch(Cast.staffOf(ada, ORDERS_VIEW), order, "{\"notes\": \"Mine\"}")
                .refuses(403, "permission-missing");
        assertThat(farm.show(order).path("notes").isNull()).isTrue();
    }

    /** Spec 12.7, case F29: a finished order is still noted upon, by who has seen its last note. */
    @ParameterizedTest
    @ValueSource(strings = {"completed", "cancelled"})
    void aFinishedOrderIsNotedUpon(String end) {
        var order = brought(end);
        var version = http.get(ada, order).header("ETag");
        http.patch(ada, order, "{\"notes\": \"Parcel lost\"}", "If-Match", version)
                .is(200);
        http.patch(ada, order, "{\"notes\": \"x\"}", "If-Match", version).refuses(412, "version-changed");
        assertThat(farm.show(order).path("notes").asString()).isEqualTo("Parcel lost");
        assertThat(farm.show("/orders?q=parcel").path("items")).hasSize(1);
        http.patch(ada, order, "{\"notes\": null, \"dueOn\": null, \"source\": \"manual\"}")
                .is(200);
        http.patch(ada, order, "{\"shippingAddress\": \"There\"}").refuses(409, "order-finished");
    }

    /** Spec 12.7: a shop system may send a cancelled order again. */
    @Test
    void aCancelledOrderFreesItsReference() {
        var body = "{\"customerId\": \"%s\", \"source\": \"shop\", \"sourceReference\": \"A-1\", \"lines\": []}"
                .formatted(farm.customer("Grace"));
        var first = farm.add("/orders", body);
        farm.move("/orders/" + first, "cancelled", ", \"reason\": \"twice\"").is(200);
        var second = farm.add("/orders", body);
        http.post(ada, "/orders", body).refuses(409, "order-source-reference-taken");
        farm.move("/orders/" + second, "cancelled", ", \"reason\": \"twice\"").is(200);
        var answers =
                AtOnce.refusedOrNot(4, _ -> http.post(ada, "/orders", body).status());
        assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    /** An order of a service, which has no pieces. */
    private String brought(String end) {
        var body =
                "{\"customerId\": \"%s\", \"lines\": [{\"kind\": \"service\", \"description\": \"x\", \"quantity\": 1}]}";
        var order = "/orders/" + farm.add("/orders", body.formatted(farm.customer("Grace")));
        var way = end.equals("cancelled")
                ? List.of("cancelled")
                : List.of("confirmed", "in_production", "ready", "shipped", "completed");
        way.forEach(state -> farm.move(order, state, ", \"reason\": \"so\"").is(200));
        return order;
    }
}
