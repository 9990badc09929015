package dev.perimeter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Owners of companies who write, in the full form as fast as they are answered: customers, orders with lines, invites that somebody redeems. Each write has
 * a key and is sent until it is acknowledged.
 */
final class Writers implements AutoCloseable {

    private static final int PAUSE_MS = Figures.times(20, 0);

    /** What was acknowledged, by the id in the answer. */
    record Acknowledged(String kind, UUID id) {}

    final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final long seed = System.nanoTime();
    private volatile boolean stopped;

    Writers(int companies, Supplier<String> address) {
        for (var number = 0; number < companies; number++) {
            var owner = Caller.of(address).founder("Writer");
            var random = new Random(seed + number);
            threads.add(Thread.ofVirtual().start(() -> write(owner, random)));
        }
    }

    private void write(Caller owner, Random random) {
        var customer = customer(owner);
        for (var turn = 1; !stopped; turn++) {
            Caller.pause(PAUSE_MS);
            if (turn % 20 == 0) {
                joined(owner);
            } else if (random.nextInt(3) == 0) {
                customer = customer(owner);
            } else {
                order(owner, customer, 1 + random.nextInt(5));
            }
        }
    }

    private UUID customer(Caller owner) {
        return added("customer", owner.untilAnswered("/customers", "{\"name\": \"%s\"}".formatted(UUID.randomUUID())));
    }

    /** Its notes say how many lines it has. */
    private void order(Caller owner, UUID customer, int lines) {
        var line = IntStream.rangeClosed(1, lines)
                .mapToObj("{\"description\": \"Part %1$d\", \"quantity\": %1$d, \"unitPrice\": 2.50}"::formatted)
                .collect(Collectors.joining(", "));
        var body = "{\"customerId\": \"%s\", \"notes\": \"%d\", \"lines\": [%s]}".formatted(customer, lines, line);
        added("order", owner.untilAnswered("/orders", body));
    }

    /** A lost answer leaves a login or an invite that nobody uses: what counts is that a code is redeemed whole. */
    private void joined(Caller owner) {
        var code = owner.post("/invites", "{}");
        if (code.status() != 201) {
            return;
        }
        try {
            var staff = owner.signedUp();
            var answer = staff.untilAnswered(
                    "/onboarding/staff",
                    "{\"inviteCode\": \"%s\", \"displayName\": \"Sam\"}"
                            .formatted(code.json().path("code").asString()));
            if (answer.status() == 200 || answer.status() == 201) {
                acknowledged.add(new Acknowledged(
                        "invite", UUID.fromString(code.json().path("id").asString())));
            } else {
                wrong.add(answer.status() + " " + answer.text());
            }
        } catch (AssertionError noLogin) {
            return;
        }
    }

    private UUID added(String kind, Caller.Answer answer) {
        if (answer.status() != 201) {
            wrong.add(answer.status() + " " + answer.text());
            stopped = true;
            throw new IllegalStateException(kind + ": " + answer);
        }
        var id = UUID.fromString(answer.json().path("id").asString());
        acknowledged.add(new Acknowledged(kind, id));
        return id;
    }

    Collection<UUID> acknowledged(String kind) {
        return acknowledged.stream()
                .filter(one -> one.kind().equals(kind))
                .map(Acknowledged::id)
                .toList();
    }

    void assertAllIsWell() {
        assertThat(wrong).as("seed " + seed).isEmpty();
    }

    /** What is under way is finished. */
    @Override
    public void close() {
        stopped = true;
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertAllIsWell();
    }
}
