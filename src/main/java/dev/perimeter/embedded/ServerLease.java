package dev.perimeter.embedded;

import dev.perimeter.installation.DataDirectory;
import dev.perimeter.installation.InstallationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The server for a command that needs the database for a moment: the one that the owner of the data
 * directory runs, or one that this process owns for so long.
 */
public final class ServerLease {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private ServerLease() {}

    /**
     * Attaches to the server of the owner, which may be about to start. Without an owner it starts
     * one; a server that a crashed owner left running belongs to nobody.
     *
     * @throws InstallationException when neither is possible; the message says what to do
     */
    public static EmbeddedServer of(Path path) {
        DataDirectory data = DataDirectory.open(path);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return OwnerLock.isTaken(data)
                        ? EmbeddedServer.attach(path)
                        : EmbeddedServer.start(path).closeAtExit();
            } catch (InstallationException refused) {
                if (!OwnerLock.isTaken(data) || System.nanoTime() > deadline) {
                    throw refused;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
