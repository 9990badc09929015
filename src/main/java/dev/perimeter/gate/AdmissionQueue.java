package dev.perimeter.gate;

import dev.perimeter.web.problems.Problem;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The queue before a pool: as many requests are inside as there are connections, the others wait in the order in which they came, and where
 * too many wait already, the next is sent away at once (503). The pool itself keeps no order: who had just come would overtake who waits, and the
 * slowest of a hundred requests would take twenty times as long as the middle one.
 */
final class AdmissionQueue {

    /**
     * How many may wait for each connection. Fifty who order at one instant are served; of a crowd that stays five times too large, most are
     * sent away within milliseconds instead of all being served too late.
     */
    private static final int WAITING_FOR_EACH = 16;

    private static final int WAITING_MIN = 64;
    private static final long WAIT_MS = 2_000;

    private final Semaphore places;
    private final int waitingMax;

    /** @param connections how many the pool has */
    AdmissionQueue(int connections) {
        this.places = new Semaphore(connections, true);
        this.waitingMax = Math.max(WAITING_MIN, connections * WAITING_FOR_EACH);
    }

    /** @throws Problem 503, when too many wait or nobody came out for two seconds */
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

    /** The next is sent away. */
    boolean isFull() {
        return waiting() >= waitingMax;
    }

    int waiting() {
        return places.getQueueLength();
    }
}
