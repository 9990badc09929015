package dev.perimeter.embedded;

import dev.perimeter.embedded.cluster.ServerProcess;
import dev.perimeter.installation.DataDirectory;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a data directory holds until it closes the server: the lock and the process.
 */
final class DirectoryOwnership {

    private final DataDirectory data;
    private final OwnerLock lock;
    private final ServerProcess process;
    private volatile @Nullable ServerSupervisor supervisor;
    private boolean ended;

    DirectoryOwnership(DataDirectory data, OwnerLock lock, ServerProcess process) {
        this.data = data;
        this.lock = lock;
        this.process = process;
    }

    synchronized void watch(EmbeddedServer server) {
        if (supervisor == null && !ended) {
            supervisor = ServerSupervisor.over(server, data, lock, process);
        }
    }

    /** Not synchronized: it answers also while the server is being stopped. */
    ServerCondition condition() {
        ServerSupervisor watching = supervisor;
        return watching == null ? ServerCondition.SERVING : watching.condition();
    }

    /** Stops the server and releases the directory. May be repeated. */
    synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        try (OwnerLock released = lock) {
            ServerSupervisor watching = supervisor;
            if (watching != null) {
                watching.end();
            }
            // Where another directory has taken its place, the server there belongs to somebody
            // else.
            if (released.isHeld()) {
                process.stop();
            }
        }
    }
}
