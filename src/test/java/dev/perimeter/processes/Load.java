package dev.perimeter.processes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Several people at work at once, each reading and writing in turn, until it is over. Whatever is not answered as it should be is kept. */
final class Load implements AutoCloseable {

    /** Processes that start meanwhile take seconds: what is asked until then need not be much. */
    private static final int PAUSE_MS = Boolean.getBoolean("perimeter.test.full") ? 0 : 50;

    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final List<Long> nanoseconds = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger answered = new AtomicInteger();
    private volatile boolean over;

    /** One turn of work; it throws where an answer is not as it should be. */
    interface Turn {
        void run(Client client, int turn, Load load);
    }

    /** @param clients one for each thread */
    static Load of(List<Client> clients, Turn turn) {
        var load = new Load();
        for (var client : clients) {
            load.threads.add(Thread.ofPlatform().daemon().start(() -> load.work(client, turn)));
        }
        return load;
    }

    private void work(Client client, Turn turn) {
        for (var i = 0; !over; i++) {
            var begun = System.nanoTime();
            try {
                turn.run(client, i, this);
                answered.incrementAndGet();
                nanoseconds.add(System.nanoTime() - begun);
            } catch (RuntimeException | AssertionError e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Customers are kept and listed. */
    static void customers(Client client, int turn, Load load) {
        Rig.pause(PAUSE_MS);
        if (turn % 3 == 0) {
            var name = "Customer " + UUID.randomUUID();
            Client.json(client.post("/customers", "{\"name\": \"%s\"}".formatted(name)), 201);
            load.acknowledged.add(name);
        } else {
            Client.json(client.get("/customers?limit=20"), 200);
        }
    }

    int answered() {
        return answered.get();
    }

    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** What failed since the last time. */
    List<String> newFailures() {
        var all = new ArrayList<String>();
        for (var failure = failures.poll(); failure != null; failure = failures.poll()) {
            all.add(failure);
        }
        return all;
    }

    /** The time that this share of the turns stayed below, in milliseconds. */
    long millisecondsAt(double share) {
        synchronized (nanoseconds) {
            var sorted = nanoseconds.stream().sorted().toList();
            return sorted.isEmpty() ? 0 : sorted.get((int) (share * (sorted.size() - 1))) / 1_000_000;
        }
    }

    /** Everybody has finished what they were at. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        for (var thread : threads) {
            thread.join();
        }
    }
}
