package dev.perimeter.embedded;

import dev.perimeter.embedded.cluster.Cluster;
import dev.perimeter.embedded.cluster.DataDirectory;
import dev.perimeter.embedded.cluster.ServerProcess;
import java.nio.file.Files;

/** One attempt to start a server that has ended, and the reasons to leave it alone. */
public record RestartAttempt(int port, DataDirectory data, OwnerLock lock, ServerProcess process) {

    public sealed interface Outcome {}

    public record Started() implements Outcome {}

    sealed interface Failed extends Outcome {
        String why();
    }

    /** What time alone may mend: a full disk, processes that still end, a port in use. */
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
        } catch (EmbeddedServerException refused) {
            return new Refused(String.valueOf(refused.getMessage()));
        }
    }

    /** For who ends while an attempt is under way. */
    void cutShort() {
        if (lock.isHeld()) {
            process.stop();
        }
    }
}
