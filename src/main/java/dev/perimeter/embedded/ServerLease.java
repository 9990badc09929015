package dev.perimeter.embedded;

import dev.perimeter.embedded.cluster.DataDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Somebody who needs the database for a moment: beside the owner of the data directory, or as its owner for so long. */
public final class ServerLease {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private ServerLease() {}

    /**
     * The server of the owner, who may be just about to start it; where nobody is, one of our own. What a crashed owner
     * left running belongs to nobody.
     *
     * @throws EmbeddedServerException when there is neither; the message says what to do
     */
    public static EmbeddedServer of(Path path) {
        DataDirectory data = DataDirectory.open(path);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return OwnerLock.isTaken(data)
                        ? EmbeddedServer.attach(path)
                        : EmbeddedServer.start(path).closeAtExit();
            } catch (EmbeddedServerException refused) {
                if (!OwnerLock.isTaken(data) || System.nanoTime() > deadline) {
                    throw refused;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
