package dev.perimeter.embedded;

import dev.perimeter.embedded.cluster.Handshake;
import dev.perimeter.embedded.cluster.PostmasterFile;
import dev.perimeter.embedded.cluster.ServerProcess;
import dev.perimeter.installation.DataDirectory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Restarts the server on its port when it dies: killed, or out of memory. A server that somebody
 * shut down in order stays down until somebody starts it. The supervisor itself stops no server.
 */
final class ServerSupervisor implements Runnable {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration STABLE = Duration.ofSeconds(1);

    private final EmbeddedServer server;
    private final DataDirectory data;
    private final RestartAttempt restart;
    private final Thread thread = new Thread(this, "postgresql-watch");
    private volatile ServerCondition condition = ServerCondition.SERVING;
    private volatile boolean ended;
    private final RestartLog log = new RestartLog();
    private Optional<PostmasterFile> watched;

    private ServerSupervisor(EmbeddedServer server, DataDirectory data, RestartAttempt restart) {
        this.server = server;
        this.data = data;
        this.restart = restart;
        this.watched = PostmasterFile.running(data.cluster());
    }

    static ServerSupervisor over(EmbeddedServer server, DataDirectory data, OwnerLock lock, ServerProcess process) {
        RestartAttempt restart = new RestartAttempt(server.port(), data, lock, process);
        ServerSupervisor supervisor = new ServerSupervisor(server, data, restart);
        supervisor.thread.setDaemon(true);
        supervisor.thread.start();
        return supervisor;
    }

    ServerCondition condition() {
        return condition;
    }

    /**
     * Starts nothing any more once it has returned. A start that was under way may have succeeded.
     */
    void end() {
        ended = true;
        while (thread.isAlive()) {
            LockSupport.unpark(thread);
            // A start that takes long, because much has to be recovered, ends when the server is
            // stopped.
            restart.cutShort();
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** A thread that dies of an error sets DOWN, because nothing else would restart the server. */
    @Override
    public void run() {
        try {
            watch();
        } catch (RuntimeException | Error unforeseen) {
            condition = ServerCondition.DOWN;
            throw unforeseen;
        }
    }

    private void watch() {
        RestartBackoff backoff = new RestartBackoff();
        long since = System.nanoTime();
        while (!ended) {
            if (watched.isPresent() && watched.get().isServerOf(data.cluster())) {
                pause(LOOK);
                continue;
            }
            if (System.nanoTime() - since > STABLE.toNanos()) {
                backoff = new RestartBackoff();
            }
            if (ended) {
                break;
            }
            condition = ServerCondition.STARTING;
            log.warn("PostgreSQL on %s has ended".formatted(data.cluster()));
            long away = System.nanoTime();
            watched = again(backoff);
            since = System.nanoTime();
            if (watched.isPresent()) {
                condition = ServerCondition.SERVING;
                long took = Duration.ofNanos(since - away).toMillis();
                log.info("PostgreSQL serves %s on port %d again, after %d ms"
                        .formatted(data.cluster(), server.port(), took));
            }
        }
    }

    /** Tries until the server is ready. Empty only where the supervisor ends. */
    private Optional<PostmasterFile> again(RestartBackoff backoff) {
        while (!ended) {
            try {
                Optional<PostmasterFile> running = PostmasterFile.running(data.cluster());
                if (running.filter(PostmasterFile::ready).isPresent()) {
                    Handshake.with(server, data);
                    return running;
                }
                if (running.isEmpty() && condition != ServerCondition.DOWN) {
                    attempt(backoff);
                    continue;
                }
            } catch (RuntimeException refused) {
                log.warn(String.valueOf(refused.getMessage()));
            }
            pause(RestartBackoff.LOOK_AGAIN);
        }
        return Optional.empty();
    }

    private void attempt(RestartBackoff backoff) {
        pause(backoff.pause());
        if (ended) {
            return;
        }
        RestartAttempt.Outcome outcome = restart.attempt();
        backoff.after(outcome);
        if (outcome instanceof RestartAttempt.Failed failed) {
            log.warn(failed.why());
        }
        if (backoff.isOver()) {
            condition = ServerCondition.DOWN;
            log.warn("PostgreSQL on %s is not started again by itself. When the reason is mended, start Perimeter anew"
                    .formatted(data.cluster()));
        }
    }

    private void pause(Duration duration) {
        if (!ended && !duration.isZero()) {
            LockSupport.parkNanos(duration.toNanos());
        }
    }
}
