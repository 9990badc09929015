package dev.perimeter.embedded.cluster;

import dev.perimeter.embedded.EmbeddedServerException;
import dev.perimeter.embedded.RestartAttempt;
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
 * Starts and stops the server of a cluster. pg_ctl does the work: it gives the server a session of its own, so that an
 * interrupt typed at Perimeter's terminal does not stop the database under requests that are still being answered.
 */
public record ServerProcess(DataDirectory data, PostgresPrograms postgresPrograms, IntSupplier ports) {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** What passes: another program took the port, or the processes of a killed server have not ended yet. */
    private static final List<String> PASSING = List.of(
            "could not create any TCP/IP sockets", "is still in use", "lock file \"postmaster.pid\" already exists");

    /** Returns the port. A server that a killed Perimeter left running is stopped first. */
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
                throw new EmbeddedServerException(notUp(log));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** On the port that its users know, and without stopping anything: what runs there by now was started by somebody. */
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

    /** Ends the server, if one runs: open transactions are rolled back, connections closed, everything written. */
    public void stop() {
        if (PostmasterFile.running(data.cluster()).isEmpty()) {
            return;
        }
        PostgresPrograms.Outcome outcome = pgCtl("stop", STOP_LIMIT, "--mode=fast");
        if (PostmasterFile.running(data.cluster()).isPresent()) {
            // As after a power failure: nothing acknowledged is lost, the next start takes a little longer.
            outcome = pgCtl("stop", STOP_LIMIT, "--mode=immediate");
        }
        Optional<PostmasterFile> stays = PostmasterFile.running(data.cluster());
        if (stays.isPresent()) {
            throw new EmbeddedServerException("The PostgreSQL server on %s (process %d) does not stop: %s"
                    .formatted(data.cluster(), stays.get().pid(), outcome.output()));
        }
    }

    private PostgresPrograms.Outcome pgCtl(String action, Duration limit, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of(action, "--silent", "--wait", "--timeout=" + limit.toSeconds(), "--pgdata=" + data.cluster()));
        arguments.addAll(List.of(options));
        return postgresPrograms.run(limit.plus(GRACE), "pg_ctl", arguments);
    }

    /** Asks the system. The port may be gone before the server takes it: then another one is asked for. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new EmbeddedServerException("This system has no free port on 127.0.0.1: " + none.getMessage(), none);
        }
    }
}
