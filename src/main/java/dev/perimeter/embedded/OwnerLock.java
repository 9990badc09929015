package dev.perimeter.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.perimeter.installation.DataDirectory;
import dev.perimeter.installation.FileModes;
import dev.perimeter.installation.InstallationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The lock by which one process at a time owns a data directory. When the process dies, the
 * operating system releases the lock.
 */
final class OwnerLock implements AutoCloseable {

    /**
     * The lock files that this process holds. POSIX record locks belong to the process and not to
     * the channel: opening and closing a lock file a second time would release the first lock.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** Far behind the process id in the file, so that others can read the id on Windows. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /** The owner may be about to exit, or about to write its process id. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path file;
    private final FileChannel channel;
    private final Optional<Object> identity;

    private OwnerLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
        this.identity = identity(file);
    }

    /** Whether the locked file is still in its place: the directory may have been replaced. */
    boolean isHeld() {
        return channel.isOpen() && Files.exists(file) && identity(file).equals(identity);
    }

    /**
     * The identity of the file; empty on file systems without one, where a file in use cannot be
     * moved. It does not open the file, because closing it would release the lock.
     */
    private static Optional<Object> identity(Path file) {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    static OwnerLock take(DataDirectory data) {
        Path file = data.lock();
        if (!HELD.add(file)) {
            throw taken(data, Long.toString(ProcessHandle.current().pid()));
        }
        try {
            return new OwnerLock(file, locked(data));
        } catch (IOException refused) {
            HELD.remove(file);
            throw InstallationException.unusable(file, refused);
        } catch (RuntimeException refused) {
            HELD.remove(file);
            throw refused;
        }
    }

    /** The channel stays open as long as the lock is held: closing it releases the lock. */
    private static FileChannel locked(DataDirectory data) throws IOException {
        FileChannel channel = FileChannel.open(data.lock(), Set.of(CREATE, READ, WRITE), FileModes.privateFile());
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                if (System.nanoTime() > deadline) {
                    throw taken(data, Files.readString(data.lock(), UTF_8).strip());
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            String pid = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(UTF_8)), 0);
            return channel;
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    /** Does not wait. A process that takes the lock at this moment tries again for a second. */
    static boolean isTaken(DataDirectory data) {
        Path file = data.lock();
        if (!HELD.add(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, Set.of(CREATE, READ, WRITE), FileModes.privateFile())) {
            return channel.tryLock(LOCKED_BYTE, 1, false) == null;
        } catch (IOException refused) {
            throw InstallationException.unusable(file, refused);
        } finally {
            HELD.remove(file);
        }
    }

    private static InstallationException taken(DataDirectory data, String pid) {
        return new InstallationException(
                ("The data directory %s is in use by process %s. Stop that process, or give this "
                                + "one a directory of its own (perimeter.data).")
                        .formatted(data.root(), pid));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException refused) {
            throw InstallationException.unusable(file, refused);
        } finally {
            HELD.remove(file);
        }
    }
}
