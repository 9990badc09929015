package dev.perimeter.gate;

import dev.perimeter.web.problems.Problem;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The queue before a connection pool. As many requests are inside as the pool has connections, and
 * the others wait in the order of their arrival. Where too many wait already, the next request is
 * refused at once (503). The pool itself keeps no order: a new request would overtake waiting ones,
 * and the slowest of a hundred would take twenty times as long as the median.
 */
final class AdmissionQueue {

    /**
     * The requests that may wait for each connection. Fifty orders at one instant are all served.
     * Under five times the load that the server can serve, most requests are refused within
     * milliseconds, instead of all being served too late.
     */
    private static final int WAITING_FOR_EACH = 16;

    private static final int WAITING_MIN = 64;
    private static final long WAIT_MS = 2_000;

    private final Semaphore places;
    private final int waitingMax;

    /** @param connections the size of the pool */
    AdmissionQueue(int connections) {
        this.places = new Semaphore(connections, true);
        this.waitingMax = Math.max(WAITING_MIN, connections * WAITING_FOR_EACH);
    }

    /** @throws Problem 503, when too many wait, or no request left within two seconds */
    @Nullable
    Object pass(Callable<@Nullable Object> work) throws Exception {
        if (isFull() || !places.tryAcquire(WAIT_MS, TimeUnit.MILLISECONDS)) {
            throw Problem.unavailable();
        }
        try {
            return work.call();
        } finally {
            places.release();
        }
    }

    /** Whether the next request is refused. */
    boolean isFull() {
        return waiting() >= waitingMax;
    }

    int waiting() {
        return places.getQueueLength();
    }
}
