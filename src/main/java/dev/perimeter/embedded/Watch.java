package dev.perimeter.embedded;

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
final class Watch implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration STABLE = Duration.ofSeconds(1);

    private final EmbeddedServer server;
    private final DataDirectory data;
    private final Revival revival;
    private final Thread thread = new Thread(this, "postgresql-watch");
    private volatile Condition condition = Condition.SERVING;
    private volatile boolean ended;
    private @Nullable String said;
    private Optional<Postmaster> watched;

    private Watch(EmbeddedServer server, DataDirectory data, Revival revival) {
        this.server = server;
        this.data = data;
        this.revival = revival;
        this.watched = Postmaster.running(data.cluster());
    }

    static Watch over(EmbeddedServer server, DataDirectory data, OwnerLock lock, ServerProcess process) {
        Watch watch = new Watch(server, data, new Revival(server.port(), data, lock, process));
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    Condition condition() {
        return condition;
    }

    /** When this returns, nothing is started any more. What was just being started may run. */
    void end() {
        ended = true;
        while (thread.isAlive()) {
            LockSupport.unpark(thread);
            // A start that takes long, because there is much to recover, ends with the server.
            revival.cutShort();
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** A watch that ends unforeseen says so: nothing else would start the server again. */
    @Override
    public void run() {
        try {
            watch();
        } catch (RuntimeException | Error unforeseen) {
            condition = Condition.DOWN;
            throw unforeseen;
        }
    }

    private void watch() {
        Backoff backoff = new Backoff();
        long since = System.nanoTime();
        while (!ended) {
            if (watched.isPresent() && watched.get().isServerOf(data.cluster())) {
                pause(LOOK);
                continue;
            }
            if (System.nanoTime() - since > STABLE.toNanos()) {
                backoff = new Backoff();
            }
            if (ended) {
                break;
            }
            condition = Condition.STARTING;
            say("PostgreSQL on %s has ended".formatted(data.cluster()));
            long away = System.nanoTime();
            watched = again(backoff);
            since = System.nanoTime();
            if (watched.isPresent()) {
                said = null;
                condition = Condition.SERVING;
                long took = Duration.ofNanos(since - away).toMillis();
                log.info("PostgreSQL serves {} on port {} again, after {} ms", data.cluster(), server.port(), took);
            }
        }
    }

    /** Empty only where the watch ends. */
    private Optional<Postmaster> again(Backoff backoff) {
        while (!ended) {
            try {
                Optional<Postmaster> running = Postmaster.running(data.cluster());
                if (running.filter(Postmaster::ready).isPresent()) {
                    Handshake.with(server, data);
                    return running;
                }
                if (running.isEmpty() && condition != Condition.DOWN) {
                    attempt(backoff);
                    continue;
                }
            } catch (RuntimeException refused) {
                say(String.valueOf(refused.getMessage()));
            }
            pause(Backoff.LOOK_AGAIN);
        }
        return Optional.empty();
    }

    private void attempt(Backoff backoff) {
        pause(backoff.pause());
        if (ended) {
            return;
        }
        Revival.Outcome outcome = revival.attempt();
        backoff.after(outcome);
        if (outcome instanceof Revival.Failed failed) {
            say(failed.why());
        }
        if (backoff.isOver()) {
            condition = Condition.DOWN;
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
