package dev.perimeter.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Writes files and directories so that they exist whole or not at all, even when the process is
 * killed or the power fails.
 */
public final class AtomicPath {

    /** Names that {@link #sweep} may remove begin like this. */
    static final String UNFINISHED = ".unfinished-";

    private AtomicPath() {}

    /** Fills a new directory. */
    @FunctionalInterface
    public interface Filler {
        void fill(Path directory) throws IOException;
    }

    /** Writes a file that only its owner can read, from the first byte on. */
    public static void write(Path file, String content) {
        Path unfinished = beside(file);
        try {
            try (FileChannel channel =
                    FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), FileModes.privateFile())) {
                channel.write(ByteBuffer.wrap(content.getBytes(UTF_8)));
                channel.force(true);
            }
            publish(unfinished, file);
        } catch (IOException refused) {
            delete(unfinished);
            throw InstallationException.unusable(file, refused);
        }
    }

    /**
     * Makes a directory that only its owner can enter. The filler is responsible for flushing the
     * content to the disk.
     */
    public static void make(Path directory, Filler filler) {
        Path unfinished = beside(directory);
        try {
            Files.createDirectories(parent(directory), FileModes.privateDirectory());
            Files.createDirectory(unfinished, FileModes.privateDirectory());
            filler.fill(unfinished);
            publish(unfinished, directory);
        } catch (IOException refused) {
            delete(unfinished);
            throw InstallationException.unusable(directory, refused);
        } catch (RuntimeException refused) {
            delete(unfinished);
            throw refused;
        }
    }

    /**
     * Removes what killed processes left. Each name is used once, so that a file which cannot be
     * removed yet is in nobody's way.
     */
    public static void sweep(Path directory) {
        try (DirectoryStream<Path> leftOvers = Files.newDirectoryStream(directory, UNFINISHED + "*")) {
            leftOvers.forEach(AtomicPath::delete);
        } catch (IOException unreadable) {
            throw InstallationException.unusable(directory, unreadable);
        }
    }

    /** Deletes as much as it can. What remains does no harm, and the next sweep tries again. */
    public static void delete(Path path) {
        try (Stream<Path> tree = Files.walk(path)) {
            List<Path> innermostFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path entry : innermostFirst) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException | UncheckedIOException stays) {
            return;
        }
    }

    /**
     * Flushes all files at once: file systems write many files together several times as fast as
     * one after the other.
     */
    public static void forceTree(Path directory) throws IOException {
        List<Future<?>> writes = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(directory);
                ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Path path : tree.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                writes.add(each.submit(() -> {
                    force(path);
                    return true;
                }));
            }
        }
        for (Future<?> write : writes) {
            if (write.state() == Future.State.FAILED) {
                throw new IOException("cannot write to the disk", write.exceptionNow());
            }
        }
    }

    private static Path beside(Path target) {
        return target.resolveSibling(UNFINISHED + target.getFileName() + "-" + UUID.randomUUID());
    }

    private static Path parent(Path target) {
        return Objects.requireNonNull(target.getParent(), "only whole paths come here");
    }

    private static void publish(Path unfinished, Path target) throws IOException {
        Files.move(unfinished, target, ATOMIC_MOVE);
        force(parent(target));
    }

    /**
     * A rename is durable once its directory is flushed. Windows cannot open a directory for that.
     */
    static void force(Path path) throws IOException {
        if (Files.isDirectory(path) && !FileModes.POSIX) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, READ)) {
            channel.force(true);
        }
    }
}
