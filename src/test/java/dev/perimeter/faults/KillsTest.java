package dev.perimeter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.PreparedInstallation;
import dev.perimeter.Product;
import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Database and process are killed at any moment, under a load of writes: everything acknowledged is there afterwards, nothing is half
 * done, and it goes on by itself.
 */
class KillsTest {

    private static final int WRITERS = 4;
    private static final double LIMIT_SECONDS = 10;

    @TempDir
    Path data;

    private volatile Product product;
    private final Caller probe = Caller.of(() -> product.address());

    private enum Victim {
        EVERYTHING,
        POSTMASTER_ALONE,
        ONE_BACKEND
    }

    @Test
    void whatWasAcknowledgedIsThereAfterEachKill() throws Exception {
        var random = new Random();
        product = Product.start(PreparedInstallation.in(data));
        try (var writers = new Writers(WRITERS, () -> product.address())) {
            var worst = Math.max(killTheDatabase(writers, random), killTheProcess(writers, random));
            writers.close();
            assertThat(writers.acknowledged("order")).isNotEmpty();
            assertThat(writers.acknowledged("customer")).isNotEmpty();
            books().agree(writers);
            Figures.row(
                    30,
                    "all those kills",
                    "no acknowledged write lost, none half there",
                    "%,d writes acknowledged (%,d orders with lines, %,d customers, %,d invites redeemed), 0 lost, 0 half"
                            .formatted(
                                    writers.acknowledged.size(),
                                    writers.acknowledged("order").size(),
                                    writers.acknowledged("customer").size(),
                                    writers.acknowledged("invite").size()));
            if (Figures.FULL) {
                assertThat(worst).isLessThan(LIMIT_SECONDS);
            }
        } finally {
            product.close();
        }
    }

    private double killTheDatabase(Writers writers, Random random) throws Exception {
        var kills = kills(3);
        var seconds = new ArrayList<Double>();
        for (var kill = 0; kill < kills; kill++) {
            Caller.pause(200 + random.nextInt(800));
            var killed = System.nanoTime();
            kill(Victim.values()[kill % Victim.values().length]);
            Caller.until(() -> !isUntouched() || Caller.since(killed) > 1);
            Caller.until(probe::isReady);
            seconds.add(Caller.since(killed));
            books().agree(writers);
            writers.assertAllIsWell();
        }
        return report(10, "`kill -9` of the database (all of it, the postmaster alone, one backend)", kills, seconds);
    }

    private double killTheProcess(Writers writers, Random random) throws Exception {
        var kills = kills(1);
        var seconds = new ArrayList<Double>();
        for (var kill = 0; kill < kills; kill++) {
            Caller.pause(200 + random.nextInt(800));
            var killed = System.nanoTime();
            product.kill();
            product = Product.start(data);
            Caller.until(probe::isReady);
            seconds.add(Caller.since(killed));
            books().agree(writers);
            writers.assertAllIsWell();
        }
        return report(20, "`kill -9` of the process", kills, seconds);
    }

    private static int kills(int inShort) {
        return Integer.getInteger("perimeter.test.kills", Figures.times(inShort, 100));
    }

    private static double report(int number, String what, int kills, List<Double> seconds) {
        Figures.row(
                number, "%s, %d times under load".formatted(what, kills), "ready in < 10 s", Figures.seconds(seconds));
        return Figures.worst(seconds);
    }

    private void kill(Victim victim) throws IOException {
        var postmaster = postmaster();
        var children = postmaster.descendants().toList();
        switch (victim) {
            case EVERYTHING -> {
                postmaster.destroyForcibly();
                children.forEach(ProcessHandle::destroyForcibly);
            }
            case POSTMASTER_ALONE -> postmaster.destroyForcibly();
            case ONE_BACKEND -> ProcessHandle.of(backend()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private long backend() {
        return books().db()
                .sql("select pid from pg_stat_activity where usename = 'perimeter_app' order by random() limit 1")
                .query(Long.class)
                .single();
    }

    private ProcessHandle postmaster() throws IOException {
        var noted = Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(noted.strip())).orElseThrow();
    }

    /** Readiness is asked for once the kill is felt, not before. */
    private boolean isUntouched() {
        return probe.isReady();
    }

    private Books books() {
        return Books.of(EmbeddedServer.attach(data));
    }
}
