package dev.perimeter.embedded;

import dev.perimeter.embedded.cluster.DataDirectory;
import dev.perimeter.embedded.cluster.Handshake;
import dev.perimeter.embedded.cluster.PostmasterFile;
import dev.perimeter.embedded.cluster.ServerProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server again, on its port, when it has ended by itself: killed, or out of memory. One that somebody stopped in order stays
 * stopped until somebody starts it. Nothing is ever stopped here.
 */
final class ServerSupervisor implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ServerSupervisor.class);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration STABLE = Duration.ofSeconds(1);

    private final EmbeddedServer server;
    private final DataDirectory data;
    private final RestartAttempt restartAttempt;
    private final Thread thread = new Thread(this, "postgresql-watch");
    private volatile ServerCondition serverCondition = ServerCondition.SERVING;
    private volatile boolean ended;
    private @Nullable String said;
    private Optional<PostmasterFile> watched;

    private ServerSupervisor(EmbeddedServer server, DataDirectory data, RestartAttempt restartAttempt) {
        this.server = server;
        this.data = data;
        this.restartAttempt = restartAttempt;
        this.watched = PostmasterFile.running(data.cluster());
    }

    static ServerSupervisor over(EmbeddedServer server, DataDirectory data, OwnerLock lock, ServerProcess process) {
        ServerSupervisor serverSupervisor =
                new ServerSupervisor(server, data, new RestartAttempt(server.port(), data, lock, process));
        serverSupervisor.thread.setDaemon(true);
        serverSupervisor.thread.start();
        return serverSupervisor;
    }

    ServerCondition condition() {
        return serverCondition;
    }

    /** When this returns, nothing is started any more. What was just being started may run. */
    void end() {
        ended = true;
        while (thread.isAlive()) {
            LockSupport.unpark(thread);
            // A start that takes long, because there is much to recover, ends with the server.
            restartAttempt.cutShort();
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** A watch that ends unforeseen says so: nothing else would start the server again. */
    @Override
    public void run() {
        try {
            watch();
        } catch (RuntimeException | Error unforeseen) {
            serverCondition = ServerCondition.DOWN;
            throw unforeseen;
        }
    }

    private void watch() {
        RestartBackoff restartBackoff = new RestartBackoff();
        long since = System.nanoTime();
        while (!ended) {
            if (watched.isPresent() && watched.get().isServerOf(data.cluster())) {
                pause(LOOK);
                continue;
            }
            if (System.nanoTime() - since > STABLE.toNanos()) {
                restartBackoff = new RestartBackoff();
            }
            if (ended) {
                break;
            }
            serverCondition = ServerCondition.STARTING;
            say("PostgreSQL on %s has ended".formatted(data.cluster()));
            long away = System.nanoTime();
            watched = again(restartBackoff);
            since = System.nanoTime();
            if (watched.isPresent()) {
                said = null;
                serverCondition = ServerCondition.SERVING;
                long took = Duration.ofNanos(since - away).toMillis();
                log.info("PostgreSQL serves {} on port {} again, after {} ms", data.cluster(), server.port(), took);
            }
        }
    }

    /** Empty only where the watch ends. */
    private Optional<PostmasterFile> again(RestartBackoff restartBackoff) {
        while (!ended) {
            try {
                Optional<PostmasterFile> running = PostmasterFile.running(data.cluster());
                if (running.filter(PostmasterFile::ready).isPresent()) {
                    Handshake.with(server, data);
                    return running;
                }
                if (running.isEmpty() && serverCondition != ServerCondition.DOWN) {
                    attempt(restartBackoff);
                    continue;
                }
            } catch (RuntimeException refused) {
                say(String.valueOf(refused.getMessage()));
            }
            pause(RestartBackoff.LOOK_AGAIN);
        }
        return Optional.empty();
    }

    private void attempt(RestartBackoff restartBackoff) {
        pause(restartBackoff.pause());
        if (ended) {
            return;
        }
        RestartAttempt.Outcome outcome = restartAttempt.attempt();
        restartBackoff.after(outcome);
        if (outcome instanceof RestartAttempt.Failed failed) {
            say(failed.why());
        }
        if (restartBackoff.isOver()) {
            serverCondition = ServerCondition.DOWN;
            say("PostgreSQL on %s is not started again by itself. When the reason is mended, start Perimeter anew"
                    .formatted(data.cluster()));
        }
    }

    /** Once: the same reason every second would bury what else the log has to say. */
    private void say(String reason) {
        if (!reason.equals(said)) {
            said = reason;
            log.warn("{}", reason);
        }
    }

    private void pause(Duration duration) {
        if (!ended && !duration.isZero()) {
            LockSupport.parkNanos(duration.toNanos());
        }
    }
}
