package dev.perimeter.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perimeter.Product;
import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No room is left for the database: who writes is told to come back, nothing is half done, and it goes on when there is room. */
class FullDiskTest {

    private static final int TIMES = Figures.times(1, 5);
    private static final int FULL_MS = Figures.times(1_000, 20_000);
    private static final int NUMBER = 90;
    private static final String WHAT = "disk full";
    private static final String AIM = "503 with Retry-After, nothing half done, goes on by itself when there is room";

    @TempDir
    Path parent;

    @Test
    void itGoesOnWhenThereIsRoom() throws Exception {
        var disk = Files.createDirectory(parent.resolve("disk"));
        var mounted = command("mount", "-t", "tmpfs", "-o", "size=420m,mode=0700", "tmpfs", disk.toString());
        if (!mounted) {
            Figures.row(NUMBER, WHAT, AIM, "skipped: only root may mount a small disk here");
        }
        assumeTrue(mounted, "skipped: only root may mount a small disk here");
        try {
            fillAndEmpty(disk);
        } finally {
            command("umount", "--lazy", disk.toString());
        }
    }

    private void fillAndEmpty(Path disk) throws Exception {
        var data = disk.resolve("data");
        var back = new ArrayList<Double>();
        var refused = 0;
        try (var product = Product.start(data, "--perimeter.pool-size=4");
                var writers = new Writers(2, product::address)) {
            var owner = Caller.of(product::address).founder("Full");
            var filler = disk.resolve("filler");
            for (var time = 0; time < 2 * TIMES; time++) {
                fill(filler);
                refused += writeUntilRefused(owner);
                if (time % 2 == 1) {
                    // Ended now, it cannot even start.
                    killDatabase(data);
                    Caller.until(() -> owner.get("//healthz").text().contains("starting"));
                }
                for (var began = System.nanoTime(); Caller.since(began) * 1000 < FULL_MS; Caller.pause(100)) {
                    assertThat(owner.get("/customers").status()).isIn(200, 503);
                    owner.get("//healthz").is(200);
                }
                Files.delete(filler);
                var began = System.nanoTime();
                Caller.until(() -> owner.isReady() && post(owner).status() == 201);
                back.add(Caller.since(began));
                writers.assertAllIsWell();
            }
            writers.close();
            Books.of(EmbeddedServer.attach(data)).agree(writers);
            Figures.row(
                    NUMBER,
                    "%s, %d times under load, every second time with the database killed meanwhile"
                            .formatted(WHAT, 2 * TIMES),
                    AIM,
                    "%d refused, all 503 with Retry-After; %,d writes acknowledged, 0 lost, 0 half; goes on: %s"
                            .formatted(refused, writers.acknowledged.size(), Figures.seconds(back)));
        }
    }

    private static void fill(Path filler) throws IOException {
        var block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(Files.size(filler)).isPositive();
        }
    }

    /** There is room left within the files that the database has already. */
    private static int writeUntilRefused(Caller owner) {
        for (var began = System.nanoTime(); Caller.since(began) < 120; ) {
            var answer = post(owner);
            if (answer.status() != 201) {
                assertThat(answer.is(503).header("Retry-After")).matches("[0-9]+");
                assertThat(answer.text())
                        .doesNotContainIgnoringCase("exception")
                        .doesNotContain("No space");
                return 1;
            }
        }
        throw new AssertionError("the disk was never full");
    }

    private static Caller.Answer post(Caller owner) {
        var notes = UUID.randomUUID().toString().repeat(130);
        return owner.post("/customers", "{\"name\": \"%s\", \"notes\": \"%s\"}".formatted(UUID.randomUUID(), notes));
    }

    private static void killDatabase(Path data) throws IOException {
        var noted = data.resolve("postgresql").resolve("postmaster.pid");
        if (Files.exists(noted)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(noted).getFirst().strip()))
                    .ifPresent(postmaster -> {
                        var children = postmaster.descendants().toList();
                        postmaster.destroyForcibly();
                        children.forEach(ProcessHandle::destroyForcibly);
                    });
        }
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words).start().waitFor() == 0;
    }
}
