package dev.perimeter.embedded;

import dev.perimeter.embedded.cluster.Cluster;
import dev.perimeter.embedded.cluster.ServerProcess;
import dev.perimeter.installation.DataDirectory;
import dev.perimeter.installation.InstallationException;
import java.nio.file.Files;

/** One attempt to restart a dead server, and the reasons not to. */
public record RestartAttempt(int port, DataDirectory data, OwnerLock lock, ServerProcess process) {

    public sealed interface Outcome {}

    public record Started() implements Outcome {}

    sealed interface Failed extends Outcome {
        String why();
    }

    /** The reason may go away by itself: a full disk, processes that still end, a port in use. */
    public record NotYet(String why) implements Failed {}

    public record Refused(String why) implements Failed {}

    record Never(String why) implements Failed {}

    Outcome attempt() {
        try {
            if (!lock.isHeld() || !Files.exists(data.cluster().resolve("PG_VERSION"))) {
                return new Never(
                        "The data directory %s is gone, or another one is in its place".formatted(data.root()));
            }
            if (Cluster.wasShutDown(data)) {
                return new Never(
                        "PostgreSQL on %s was stopped in order, and not by Perimeter".formatted(data.cluster()));
            }
            Cluster.requireOurVersion(data);
            if (!Cluster.hasSpace(data)) {
                return new NotYet("The disk of %s is full. PostgreSQL is started again when there is room"
                        .formatted(data.root()));
            }
            return process.startAgain(port);
        } catch (InstallationException refused) {
            return new Refused(String.valueOf(refused.getMessage()));
        }
    }

    /** Ends an attempt that is under way, because the owner closes the server. */
    void cutShort() {
        if (lock.isHeld()) {
            process.stop();
        }
    }
}
