package dev.perimeter.fuzz;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;

/** What the process holds when nothing is asked of it. */
class Held {

    private static final int MEGABYTE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Collection<HikariDataSource> pools;

    Held(Collection<HikariDataSource> pools) {
        this.pools = pools;
    }

    record Now(long heapMb, int threads, int connections) {}

    Now now() {
        var until = Instant.now().plus(PATIENCE);
        var out = connections();
        // The streams of events take one now and then, and give it back.
        while (out > 0 && Instant.now().isBefore(until)) {
            LockSupport.parkNanos(10_000_000);
            out = connections();
        }
        return new Now(heapMb(), Thread.getAllStackTraces().size(), out);
    }

    private int connections() {
        return pools.stream()
                .mapToInt(pool -> pool.getHikariPoolMXBean().getActiveConnections())
                .sum();
    }

    /** The least of several looks: what is only waiting to be collected is nothing. */
    private static long heapMb() {
        var least = Long.MAX_VALUE;
        for (var look = 0; look < 4; look++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least / MEGABYTE;
    }
}
