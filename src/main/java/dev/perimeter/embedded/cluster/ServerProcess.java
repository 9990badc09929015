package dev.perimeter.embedded.cluster;

import dev.perimeter.embedded.RestartAttempt;
import dev.perimeter.installation.DataDirectory;
import dev.perimeter.installation.InstallationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Starts and stops the server of a cluster with pg_ctl. pg_ctl gives the server a session of its
 * own, so that Ctrl+C at Perimeter's terminal does not stop the database under running requests.
 */
public record ServerProcess(DataDirectory data, PostgresPrograms postgresPrograms, IntSupplier ports) {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** Errors that go away: another program took the port, or a killed server has not ended yet. */
    private static final List<String> PASSING = List.of(
            "could not create any TCP/IP sockets", "is still in use", "lock file \"postmaster.pid\" already exists");

    /**
     * Stops a server that a killed Perimeter left running, starts a new one, and returns its port.
     */
    public int start() {
        for (int attempt = 1; ; attempt++) {
            stop();
            PostmasterFile.forgetImpostor(data.cluster());
            int port = ports.getAsInt();
            long begun = System.currentTimeMillis();
            if (pgCtlStart(port)) {
                return port;
            }
            String log = ServerLog.since(data.cluster(), begun);
            if (attempt == ATTEMPTS || PASSING.stream().noneMatch(log::contains)) {
                stop();
                throw new InstallationException(notUp(log));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /**
     * Starts on the known port and stops nothing: a server that runs by now was started on purpose.
     */
    public RestartAttempt.Outcome startAgain(int port) {
        PostmasterFile.forgetImpostor(data.cluster());
        long begun = System.currentTimeMillis();
        if (pgCtlStart(port) || PostmasterFile.running(data.cluster()).isPresent()) {
            return new RestartAttempt.Started();
        }
        String log = ServerLog.since(data.cluster(), begun);
        return PASSING.stream().anyMatch(log::contains)
                ? new RestartAttempt.NotYet("PostgreSQL on %s cannot be started again yet".formatted(data.cluster()))
                : new RestartAttempt.Refused(notUp(log));
    }

    private String notUp(String log) {
        return "PostgreSQL did not come up on %s (it had %d seconds). The end of its log, in %s:%n%s"
                .formatted(data.cluster(), START_LIMIT.toSeconds(), ServerLog.directory(data.cluster()), log);
    }

    private boolean pgCtlStart(int port) {
        return pgCtl(
                        "start",
                        START_LIMIT,
                        "--log=" + ServerLog.beforeCollector(data.cluster()),
                        "--options=" + ServerConfiguration.forServer(port))
                .succeeded();
    }

    /**
     * Stops a running server: it rolls back, closes connections and writes everything to the disk.
     */
    public void stop() {
        if (PostmasterFile.running(data.cluster()).isEmpty()) {
            return;
        }
        PostgresPrograms.Outcome outcome = pgCtl("stop", STOP_LIMIT, "--mode=fast");
        if (PostmasterFile.running(data.cluster()).isPresent()) {
            // As after a power failure: nothing committed is lost, and the next start recovers.
            outcome = pgCtl("stop", STOP_LIMIT, "--mode=immediate");
        }
        Optional<PostmasterFile> stays = PostmasterFile.running(data.cluster());
        if (stays.isPresent()) {
            throw new InstallationException("The PostgreSQL server on %s (process %d) does not stop: %s"
                    .formatted(data.cluster(), stays.get().pid(), outcome.output()));
        }
    }

    private PostgresPrograms.Outcome pgCtl(String action, Duration limit, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of(action, "--silent", "--wait", "--timeout=" + limit.toSeconds(), "--pgdata=" + data.cluster()));
        arguments.addAll(List.of(options));
        return postgresPrograms.run(limit.plus(GRACE), "pg_ctl", arguments);
    }

    /**
     * A port that is free now. Where another program takes it first, the start tries another one.
     */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new InstallationException("This system has no free port on 127.0.0.1: " + none.getMessage(), none);
        }
    }
}
