package dev.perimeter.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.perimeter.embedded.cluster.Cluster;
import dev.perimeter.embedded.cluster.PostgresBinaries;
import dev.perimeter.embedded.cluster.PostgresPrograms;
import dev.perimeter.embedded.cluster.ServerProcess;
import dev.perimeter.installation.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A server that ends by itself is started again; one that a person stopped, or that is not ours any more, is left alone. */
class ServerSupervisorTest {

    @TempDir
    private Path parent;

    @AfterEach
    void nobodyIsLeftBehind() {
        List<ProcessHandle> left = Ground.servers(parent.resolve("data"));
        left.forEach(ProcessHandle::destroyForcibly);
        assertThat(left).isEmpty();
    }

    @Test
    void aKilledServerIsStartedAgainOnItsPort() throws Exception {
        Path data = Ground.used(parent);
        try (EmbeddedServer server = EmbeddedServer.start(data).watched()) {
            String url = server.url();
            try (var connection = Ground.connect(server);
                    var statement = connection.createStatement()) {
                statement.execute("create table kept as select 'still here' as word");
            }
            for (boolean withChildren : new boolean[] {true, false}) {
                ProcessHandle before = kill(data, withChildren);
                until(() -> isServed(server) && !Ground.servers(data).contains(before));
                until(() -> server.condition() == ServerCondition.SERVING);
                assertThat(server.url()).isEqualTo(url);
                assertThat(Ground.query(server, "select word from kept")).containsExactly("still here");
                assertThat(Ground.servers(data)).hasSize(1);
            }
        }
    }

    @Test
    void oneStoppedInOrderStaysStoppedUntilSomebodyStartsIt() throws Exception {
        Path data = Ground.used(parent);
        DataDirectory directory = DataDirectory.open(data);
        ServerProcess by =
                new ServerProcess(directory, new PostgresPrograms(directory, PostgresBinaries.in(directory)), () -> 0);
        try (EmbeddedServer server = EmbeddedServer.start(data).watched()) {
            by.stop();
            until(() -> server.condition() == ServerCondition.DOWN);
            assertThat(Ground.servers(data)).isEmpty();
            assertThat(by.startAgain(server.port())).isInstanceOf(RestartAttempt.Started.class);
            until(() -> server.condition() == ServerCondition.SERVING);
        }
        assertThat(Cluster.wasShutDown(directory)).isTrue();
    }

    @Test
    void aDirectoryThatIsGoneIsNotMadeAnew() throws Exception {
        Path data = Ground.used(parent);
        try (EmbeddedServer server = EmbeddedServer.start(data).watched()) {
            Files.move(data.resolve("postgresql"), parent.resolve("moved"));
            Ground.servers(data).forEach(ProcessHandle::destroyForcibly);
            until(() -> server.condition() == ServerCondition.DOWN);
            assertThat(data.resolve("postgresql")).doesNotExist();
        }
    }

    /** Somebody moved our directory away and put another in its place, which by now has an owner of its own. */
    @Test
    void aDirectoryOfAnotherProcessIsNotTouched() throws Exception {
        Path data = Ground.used(parent);
        try (EmbeddedServer server = EmbeddedServer.start(data).watched()) {
            Ground.servers(data).forEach(ServerSupervisorTest::killWithChildren);
            Files.move(data, parent.resolve("moved"));
            Ground.used(parent);
            try (ChildProcess other = ChildProcess.start("hold", data)) {
                other.say("ready");
                ProcessHandle theirs = Ground.servers(data).getFirst();
                until(() -> server.condition() == ServerCondition.DOWN);
                server.close();
                assertThat(Ground.servers(data)).containsExactly(theirs);
                other.end();
            }
        }
    }

    @Test
    void whatKeepsItFromStartingIsTriedAgainWithPatience() throws Exception {
        Path data = Ground.used(parent);
        Path settings = data.resolve("postgresql").resolve("postgresql.conf");
        try (EmbeddedServer server = EmbeddedServer.start(data).watched()) {
            String good = Files.readString(settings);
            Files.writeString(settings, "\nwork_mem = 'plenty'\n", StandardOpenOption.APPEND);
            kill(data, true);
            until(() -> server.condition() == ServerCondition.STARTING);
            Files.writeString(settings, good);
            until(() -> server.condition() == ServerCondition.SERVING);
        }
    }

    /** An error of the machine, such as missing memory, while it says what it does. */
    @Test
    void aWatchThatDiesSaysSo() throws Exception {
        Path data = Ground.used(parent);
        AtomicReference<Throwable> died = new AtomicReference<>();
        Logger log = (Logger) LoggerFactory.getLogger(RestartLog.class);
        AppenderBase<ILoggingEvent> noMemory = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                throw new OutOfMemoryError("not really");
            }
        };
        // On a busy machine, the watch of the test before may still be ending.
        List<Thread> others = watches();
        try (EmbeddedServer server = EmbeddedServer.start(data).watched()) {
            Thread watch = watches().stream()
                    .filter(thread -> !others.contains(thread))
                    .findFirst()
                    .orElseThrow();
            watch.setUncaughtExceptionHandler((_, error) -> died.set(error));
            noMemory.start();
            log.addAppender(noMemory);
            kill(data, true);
            until(() -> server.condition() == ServerCondition.DOWN);
            until(() -> died.get() instanceof OutOfMemoryError);
        } finally {
            log.detachAppender(noMemory);
        }
    }

    @Test
    void whoEndsWhileItStartsLeavesNothingBehind() throws Exception {
        Path data = Ground.used(parent);
        for (int millis = 0; millis <= 600; millis += 200) {
            try (EmbeddedServer server = EmbeddedServer.start(data).watched()) {
                kill(data, true);
                Thread.sleep(millis);
                server.close();
                assertThat(Ground.servers(data)).isEmpty();
            }
        }
    }

    @Test
    void aFullDiskIsWaitedForAndNothingElse() {
        RestartBackoff full = new RestartBackoff();
        Duration before = full.pause();
        for (int attempt = 0; attempt < 1000; attempt++) {
            full.after(new RestartAttempt.NotYet("full"));
            assertThat(full.isOver()).isFalse();
            assertThat(full.pause()).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(Duration.ofSeconds(5));
            before = full.pause();
        }
        RestartBackoff refused = new RestartBackoff();
        Duration waited = Duration.ZERO;
        for (int attempt = 0; !refused.isOver(); attempt++) {
            assertThat(attempt).isLessThan(20);
            waited = waited.plus(refused.pause());
            refused.after(new RestartAttempt.Refused("broken"));
        }
        assertThat(waited).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    private static ProcessHandle kill(Path data, boolean withChildren) {
        ProcessHandle server = Ground.servers(data).getFirst();
        if (withChildren) {
            killWithChildren(server);
        } else {
            server.destroyForcibly();
        }
        return server;
    }

    private static void killWithChildren(ProcessHandle server) {
        List<ProcessHandle> children = server.descendants().toList();
        server.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean isServed(EmbeddedServer server) {
        try {
            return Ground.query(server, "select 1").equals(List.of("1"));
        } catch (SQLException away) {
            return false;
        }
    }

    private static List<Thread> watches() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("postgresql-watch"))
                .toList();
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
