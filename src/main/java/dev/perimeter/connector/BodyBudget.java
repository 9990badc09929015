package dev.perimeter.connector;

import java.util.HashMap;
import java.util.Map;

/**
 * A budget of memory for bodies. When it is empty, the next body is refused. One network alone
 * cannot empty it (spec 17.3).
 */
final class BodyBudget {

    private static final int SHARE_OF_NETWORK = 4;

    private final long bytesMax;
    private final Map<String, Long> taken = new HashMap<>();
    private long takenInAll;

    BodyBudget(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** @return whether there was memory left */
    synchronized boolean take(String network, long bytes) {
        var ofNetwork = taken.getOrDefault(network, 0L) + bytes;
        if (takenInAll + bytes > bytesMax || ofNetwork > bytesMax / SHARE_OF_NETWORK) {
            return false;
        }
        taken.put(network, ofNetwork);
        takenInAll += bytes;
        return true;
    }

    /** Returns memory that was taken before. */
    synchronized void giveBack(String network, long bytes) {
        takenInAll -= bytes;
        taken.computeIfPresent(network, (_, before) -> before > bytes ? before - bytes : null);
    }

    synchronized long taken() {
        return takenInAll;
    }
}
