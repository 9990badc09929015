package dev.perimeter.logins.passwords;

import dev.perimeter.ratelimit.Network;
import dev.perimeter.web.problems.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The queue for hashing, in the order of arrival. It is short, and shorter for one network: a crowd
 * of one address is refused with 503, whatever else waits behind it.
 */
final class HashingQueue {

    private static final int WAIT_SECONDS = 2;

    private final Semaphore turns;
    private final int waitingMax;
    private final int ofOneNetworkMax;

    /** How many requests of a network are here, waiting or hashing. */
    private final Map<String, Integer> present = new HashMap<>();

    /** @param ofOneNetworkMax the limit for each share of a network, with those that hash */
    HashingQueue(int turns, int waitingMax, int ofOneNetworkMax) {
        this.turns = new Semaphore(turns, true);
        this.waitingMax = waitingMax;
        this.ofOneNetworkMax = ofOneNetworkMax;
    }

    /** @throws Problem 503, where too many wait already, or no turn came within two seconds */
    <T> T admit(List<Network> networks, Callable<T> work) throws Exception {
        enter(networks);
        try {
            var isFull = turns.availablePermits() == 0 && turns.getQueueLength() >= waitingMax;
            if (isFull || !turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.unavailable();
            }
            try {
                return work.call();
            } finally {
                turns.release();
            }
        } finally {
            leave(networks);
        }
    }

    private synchronized void enter(List<Network> networks) {
        for (var network : networks) {
            if (present.getOrDefault(network.name(), 0) >= ofOneNetworkMax * network.share()) {
                throw Problem.unavailable();
            }
        }
        networks.forEach(network -> present.merge(network.name(), 1, Integer::sum));
    }

    private synchronized void leave(List<Network> networks) {
        networks.forEach(
                network -> present.computeIfPresent(network.name(), (_, count) -> count == 1 ? null : count - 1));
    }
}
