package dev.perimeter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A connection breaks when the work is done and nobody was told: sent again with the same key, it has one effect (spec 9). */
class CutTest {

    private static final int TIMES = Figures.times(3, 50);
    private static final String COMMITTED = "COMMIT\0";
    /** What a repeat will be answered is kept in the message that commits. */
    private static final String COMMITTING = "\"createdAt\":";

    private final Caller owner = Site.caller().founder("Cut");

    @Test
    void betweenTheCommitAndTheProduct() {
        var sent = sendTwice(owner, () -> Site.CABLE.cutAnswer(COMMITTED), Site.CABLE);
        assertThat(sent.lost()).as("nobody was told").isEqualTo(TIMES * 2);
        assertThat(customersAndOrders()).isEqualTo(sent.done());
        report(40, "connection cut between COMMIT and PostgreSQL's answer", sent);
    }

    @Test
    void beforeTheCommitArrives() {
        var sent = sendTwice(owner, () -> Site.CABLE.cutRequest(COMMITTING), Site.CABLE);
        assertThat(sent.lost()).isEqualTo(TIMES * 2);
        assertThat(customersAndOrders()).isEqualTo(sent.done());
        report(41, "connection cut before COMMIT reaches PostgreSQL", sent);
    }

    @Test
    void betweenTheProductAndItsCaller() {
        try (var cable = Cable.to(URI.create(Site.address()).getPort())) {
            var far = owner.at(() -> "http://localhost:" + cable.port());
            var sent = sendTwice(far, () -> cable.cutAnswer("HTTP/1.1 201"), cable);
            assertThat(sent.lost()).isEqualTo(TIMES * 2);
            assertThat(customersAndOrders()).isEqualTo(sent.done());
            report(42, "connection cut between the product's answer and its caller", sent);
        }
    }

    private record Sent(int lost, int done) {}

    private Sent sendTwice(Caller caller, Runnable arm, Cable cable) {
        var customer = owner.post("/customers", "{\"name\": \"First\"}")
                .is(201)
                .json()
                .path("id")
                .asString();
        var lost = 0;
        var ids = new ArrayList<String>();
        for (var time = 0; time < TIMES; time++) {
            for (var one : List.of(
                    List.of("/customers", "{\"name\": \"%s\"}".formatted(UUID.randomUUID())),
                    List.of("/orders", """
                            {"customerId": "%s", "notes": "2", "lines": [{"description": "A", "quantity": 2, "unitPrice": 1.50},
                             {"description": "B", "quantity": 1, "unitPrice": 2.50}]}""".formatted(customer)))) {
                var key = UUID.randomUUID().toString();
                arm.run();
                var answer = caller.post(one.getFirst(), one.getLast(), "Idempotency-Key", key);
                assertThat(cable.isArmed()).as("it was cut").isFalse();
                assertThat(answer.isPassing()).as(answer.toString()).isTrue();
                assertThat(answer.status() == 0 || answer.header("Retry-After") != null)
                        .isTrue();
                lost++;
                Caller.until(() -> !caller.post(one.getFirst(), one.getLast(), "Idempotency-Key", key)
                        .isPassing());
                var told = caller.post(one.getFirst(), one.getLast(), "Idempotency-Key", key)
                        .is(201);
                ids.add(told.json().path("id").asString());
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
        return new Sent(lost, ids.size() + 1);
    }

    private int customersAndOrders() {
        Site.books().agree();
        return owner.get("/customers?limit=200").is(200).json().path("items").size()
                + owner.get("/orders?limit=200").is(200).json().path("items").size();
    }

    private static void report(int number, String what, Sent sent) {
        Figures.row(
                number,
                "%s, %d times".formatted(what, sent.lost()),
                "sent again with the same key: one effect",
                "%d writes, %d effects".formatted(sent.lost(), sent.done() - 1));
    }
}
