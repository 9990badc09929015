package dev.perimeter.embedded;

import org.jspecify.annotations.Nullable;

/** What the owner of a data directory holds, and gives back at the end. */
final class Ownership {

    private final DataDirectory data;
    private final OwnerLock lock;
    private final ServerProcess process;
    private volatile @Nullable Watch watch;
    private boolean ended;

    Ownership(DataDirectory data, OwnerLock lock, ServerProcess process) {
        this.data = data;
        this.lock = lock;
        this.process = process;
    }

    synchronized void watch(EmbeddedServer server) {
        if (watch == null && !ended) {
            watch = Watch.over(server, data, lock, process);
        }
    }

    /** Answered at once, also while the server is being stopped. */
    Condition condition() {
        Watch asked = watch;
        return asked == null ? Condition.SERVING : asked.condition();
    }

    /** Stops the server and leaves the directory to the next owner. May be repeated. */
    synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        try (OwnerLock released = lock) {
            Watch watching = watch;
            if (watching != null) {
                watching.end();
            }
            // Where another has taken the directory's place, what runs there is not ours to stop.
            if (released.isHeld()) {
                process.stop();
            }
        }
    }
}
