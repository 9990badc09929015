package dev.perimeter.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.embedded.cluster.PostmasterFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at any moment: nothing acknowledged is lost, and there is never a second server. */
class CrashTest {

    private static final boolean LONG = Boolean.getBoolean("perimeter.test.long");

    @TempDir
    private Path parent;

    @AfterEach
    void nobodyIsLeftBehind() {
        List<ProcessHandle> left = Ground.servers(parent.resolve("data"));
        left.forEach(ProcessHandle::destroyForcibly);
        assertThat(left).isEmpty();
    }

    @Test
    void everyAcknowledgedWriteOutlivesTheKills() throws Exception {
        Path data = Ground.empty(parent);
        List<Long> acknowledged = new ArrayList<>();
        for (int life = 0; life < 5; life++) {
            try (ChildProcess writer = ChildProcess.start("write", data)) {
                for (int write = 0; write < 30 * (life + 1); write++) {
                    acknowledged.add(Long.parseLong(writer.say("acknowledged")));
                }
                assertThat(Ground.servers(data)).hasSize(1);
                writer.kill();
                for (String line : writer.rest()) {
                    acknowledged.add(Long.parseLong(line.substring("acknowledged ".length())));
                }
            }
            assertThat(Ground.servers(data))
                    .as("PostgreSQL goes on without its owner")
                    .hasSize(1);
        }
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            assertThat(Ground.servers(data)).hasSize(1);
            Set<Long> kept = new TreeSet<>();
            for (String number : Ground.query(server, "select number from written")) {
                kept.add(Long.parseLong(number));
            }
            assertThat(acknowledged).hasSizeGreaterThan(400).doesNotHaveDuplicates();
            assertThat(kept).containsAll(acknowledged);
        }
    }

    @Test
    void aFirstStartMayBeKilledAtAnyMoment() throws Exception {
        Path data = Ground.empty(parent);
        int step = LONG ? 90 : 180;
        for (int millis = 150 + new Random().nextInt(step); millis <= 1500; millis += step) {
            try (ChildProcess starter = ChildProcess.start("hold", data)) {
                Thread.sleep(millis);
                starter.kill();
                assertThat(Ground.servers(data).size()).isLessThanOrEqualTo(1);
            }
        }
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            assertThat(Ground.query(server, "select 1")).containsExactly("1");
            assertThat(Ground.servers(data)).hasSize(1);
        }
        // An orphaned initdb may have gone on writing while its directory was swept: the next start takes the rest.
        EmbeddedServer.start(data).close();
        try (Stream<Path> entries = Files.list(data)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder("postgresql", "binaries", "secrets.properties", "lock");
        }
    }

    @Test
    void bothMayBeKilledAtOnce() throws Exception {
        Path data = Ground.used(parent);
        try (ChildProcess writer = ChildProcess.start("write", data)) {
            String last = "";
            for (int write = 0; write < 50; write++) {
                last = writer.say("acknowledged");
            }
            Ground.servers(data).forEach(ProcessHandle::destroyForcibly);
            writer.kill();
            try (EmbeddedServer server = EmbeddedServer.start(data)) {
                assertThat(Ground.query(server, "select number from written")).contains(last);
                assertThat(Ground.servers(data)).hasSize(1);
            }
        }
    }

    @Test
    void aHalfMadeDatabaseIsNotTakenForOne() throws IOException, SQLException {
        Path data = Ground.empty(parent);
        Path half = Files.createDirectory(data.resolve(".unfinished-postgresql-1"));
        Files.writeString(half.resolve("PG_VERSION"), "18\n");
        Files.writeString(data.resolve(".unfinished-postgresql-1.password"), "left behind");
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            assertThat(Ground.query(server, "select 1")).containsExactly("1");
            assertThat(half).doesNotExist();
            assertThat(data.resolve(".unfinished-postgresql-1.password")).doesNotExist();
        }
    }

    @Test
    void theProcessIdOfADeadServerMayBeSomebodyElsesByNow() throws Exception {
        Path data = Ground.used(parent);
        Path note = data.resolve("postgresql").resolve("postmaster.pid");
        try (ChildProcess owner = ChildProcess.start("hold", data)) {
            owner.say("ready");
            List<String> lines = Files.readAllLines(note);
            Ground.servers(data).forEach(ProcessHandle::destroyForcibly);
            owner.kill();
            lines.set(0, Long.toString(ProcessHandle.current().pid()));
            Files.write(note, lines);
        }
        assertThat(PostmasterFile.running(data.resolve("postgresql"))).isEmpty();
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            assertThat(Ground.query(server, "select 1")).containsExactly("1");
        }
    }
}
