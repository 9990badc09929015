package dev.perimeter.embedded;

import dev.perimeter.embedded.cluster.DataDirectory;
import dev.perimeter.embedded.cluster.ServerProcess;
import org.jspecify.annotations.Nullable;

/** What the owner of a data directory holds, and gives back at the end. */
final class DirectoryOwnership {

    private final DataDirectory data;
    private final OwnerLock lock;
    private final ServerProcess process;
    private volatile @Nullable ServerSupervisor serverSupervisor;
    private boolean ended;

    DirectoryOwnership(DataDirectory data, OwnerLock lock, ServerProcess process) {
        this.data = data;
        this.lock = lock;
        this.process = process;
    }

    synchronized void watch(EmbeddedServer server) {
        if (serverSupervisor == null && !ended) {
            serverSupervisor = ServerSupervisor.over(server, data, lock, process);
        }
    }

    /** Answered at once, also while the server is being stopped. */
    ServerCondition condition() {
        ServerSupervisor asked = serverSupervisor;
        return asked == null ? ServerCondition.SERVING : asked.condition();
    }

    /** Stops the server and leaves the directory to the next owner. May be repeated. */
    synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        try (OwnerLock released = lock) {
            ServerSupervisor watching = serverSupervisor;
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
