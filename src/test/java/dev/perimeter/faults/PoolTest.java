package dev.perimeter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** All connections are held by requests that wait for a lock: the others are told to come back, and can as soon as one is free. */
class PoolTest {

    private static final int TIMES = Figures.times(1, 10);

    @Test
    void othersAreToldToComeBackAndCan() throws Exception {
        var owner = Site.caller().founder("Pool");
        owner.post("/customers", "{\"name\": \"Grace\"}").is(201);
        var seconds = new ArrayList<Double>();
        var again = new ArrayList<Double>();
        for (var time = 0; time < TIMES; time++) {
            var answers = new ConcurrentLinkedQueue<Caller.Answer>();
            var released = new AtomicBoolean();
            try (var lock = Site.connect();
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                lock(lock);
                for (var waiter = 0; waiter < 4 * Site.POOL; waiter++) {
                    threads.submit(() -> {
                        while (!released.get()) {
                            answers.add(owner.get("/customers"));
                        }
                    });
                }
                try {
                    seconds.add(turnedAway(owner, answers));
                } finally {
                    released.set(true);
                    lock.rollback();
                }
                var began = System.nanoTime();
                Caller.until(() -> owner.get("/company").status() == 200);
                again.add(Caller.since(began));
            }
            assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 503);
            answers.stream().filter(answer -> answer.status() == 503).forEach(PoolTest::told);
            owner.get("/customers").is(200);
        }
        Figures.row(
                70,
                "all %d connections held by locks, %d times".formatted(Site.POOL, TIMES),
                "503 with Retry-After, served again by itself",
                "503 after %s; served again after %s".formatted(Figures.seconds(seconds), Figures.seconds(again)));
    }

    /** How long another one waits for the answer, when all wait for the lock: one connection is kept for the doors. */
    private static double turnedAway(Caller owner, Queue<Caller.Answer> answers) {
        Caller.until(() -> Site.waiting() >= Site.POOL - 1);
        // It needs no lock, only a connection, and now and then it is lucky.
        Caller.until(() -> answers.stream().anyMatch(answer -> answer.status() == 503));
        var other = new AtomicReference<Caller.Answer>();
        Caller.until(() -> {
            other.set(owner.get("/company"));
            return other.get().status() != 200;
        });
        return told(other.get());
    }

    private static double told(Caller.Answer answer) {
        answer.is(503);
        assertThat(answer.header("Retry-After")).matches("[0-9]+");
        return answer.seconds();
    }

    private static void lock(Connection connection) throws Exception {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table customer in access exclusive mode");
        }
    }
}
