package dev.perimeter.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route, of programs and of pages, with whatever comes to a machine's mind, made from the contract: no request makes the application fail, no
 * answer tells how it is made, and nothing is kept of any (memory, threads, connections). Other requests in each run: {@code -Dperimeter.fuzz.requests}
 * says how many, {@code -Dperimeter.fuzz.seed} repeats a run and {@code -Dperimeter.fuzz.batch} one batch of it: a failure says both.
 */
@BehindAProxy
class FuzzTest {

    private static final int REQUESTS =
            Integer.getInteger("perimeter.fuzz.requests", Boolean.getBoolean("perimeter.test.long") ? 100_000 : 6_000);
    private static final long SEED = Long.getLong("perimeter.fuzz.seed", System.nanoTime());
    private static final int BATCH = Integer.getInteger("perimeter.fuzz.batch", -1);

    private static final int A_BATCH = 1_000;
    private static final int THREADS = 4;

    /** In a hundred thousand requests; a leak of a kilobyte for each would be four times as much. */
    private static final int GROWTH_MOST_MB = 24;

    private static final int BUSY_TRIES = 20;

    private static final int THREADS_MORE = 16;

    @Autowired
    Http http;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    List<HikariDataSource> pools;

    @Value("${local.server.port}")
    int port;

    @Test
    void nothingMakesItFailAndNothingIsKept() throws Exception {
        System.out.println("-Dperimeter.fuzz.seed=" + SEED);
        var operations = new Operations(mapping);
        var answers = new Answers(operations);
        if (BATCH >= 0) {
            batch(operations, BATCH, answers);
            assertThat(answers.failures()).isEmpty();
            return;
        }
        var held = new Held(pools);
        var begun = Instant.now();
        var cpu = cpu();
        var batches = Math.max(5, REQUESTS / A_BATCH);
        var first = Math.max(1, batches / 5);
        run(operations, 0, first, answers);
        var before = held.now();
        run(operations, first, batches, answers);
        var after = held.now();
        var took = Duration.between(begun, Instant.now());
        report(batches * A_BATCH, took, cpu().minus(cpu), answers, before, after);
        assertThat(answers.failures()).isEmpty();
        assertThat(answers.notAsked()).as("routes that nobody asked").isEmpty();
        assertThat(after.heapMb()).as("megabytes, %s before", before).isLessThan(before.heapMb() + GROWTH_MOST_MB);
        assertThat(after.threads()).as("threads, %s before", before).isLessThan(before.threads() + THREADS_MORE);
        assertThat(after.connections()).as("connections that are out").isZero();
        http.get(Cast.ada(), "/customers").is(200);
    }

    private void run(Operations operations, int from, int to, Answers answers) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var running = new ArrayList<Future<?>>();
            for (var number = from; number < to; number++) {
                var batch = number;
                running.add(threads.submit(() -> {
                    batch(operations, batch, answers);
                    return null;
                }));
            }
            for (var each : running) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    throw new AssertionError(e.getCause().getMessage(), e.getCause());
                }
            }
        }
    }

    private void batch(Operations operations, int batch, Answers answers) throws IOException {
        var requests = new Requests(new Random(SEED * 1_000_003 + batch), operations, Ground.make(http), batch);
        try (var line = new Line(port)) {
            for (var number = 0; number < A_BATCH && !answers.isToEnd(); number++) {
                var request = requests.next();
                var what =
                        "-Dperimeter.fuzz.seed=%d -Dperimeter.fuzz.batch=%d, request %d".formatted(SEED, batch, number);
                try {
                    answers.check(request, answered(line, request), what);
                } catch (IOException e) {
                    answers.failed(what + "\n" + request.curl() + "\n" + e);
                }
            }
        }
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** A machine that has too much to do may say so for a while. */
    private Line.Reply answered(Line line, Request request) throws IOException {
        for (var tries = 1; ; tries++) {
            var reply = line.send(request.bytes(port), request.isHead());
            if (reply.status() != 503 || tries == BUSY_TRIES) {
                return reply;
            }
            LockSupport.parkNanos(1_000_000_000);
        }
    }

    private static void report(
            int requests, Duration took, Duration cpu, Answers answers, Held.Now before, Held.Now after)
            throws IOException {
        var text = """
                ## Fuzz

                %,d requests from seed %d, made from the contract, to %d routes of programs and pages, in %d s (%d s of the process's CPU): %s.

                | | aim | measured |
                |---|---|---|
                | answers 5xx, with a stack trace or with an internal name, none at all | 0 | %d |
                | heap after a collection, after a fifth of them and after all | at most %d MB more | %s MB, %s MB |
                | threads | at most %d more | %d, %d |
                | database connections not given back | 0 | %d |
                """.formatted(
                        requests,
                        SEED,
                        answers.routes(),
                        took.toSeconds(),
                        cpu.toSeconds(),
                        answers.counts(),
                        answers.failures().size(),
                        GROWTH_MOST_MB,
                        before.heapMb(),
                        after.heapMb(),
                        THREADS_MORE,
                        before.threads(),
                        after.threads(),
                        after.connections());
        Files.writeString(Path.of("target/fuzz.md"), text);
        System.out.println(text);
    }
}
