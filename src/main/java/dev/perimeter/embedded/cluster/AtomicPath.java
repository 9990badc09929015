package dev.perimeter.embedded.cluster;

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

/** Files and directories that are there whole or not at all, whenever the process is killed or the power fails. */
public final class AtomicPath {

    /** How the name of anything begins that a sweep may remove. */
    static final String UNFINISHED = ".unfinished-";

    private AtomicPath() {}

    /** Fills a new directory; may take its time and fail. */
    @FunctionalInterface
    interface Filler {
        void fill(Path directory) throws IOException;
    }

    /** Only the owner can read the file, from its first byte on. */
    public static void write(Path file, String content) {
        Path unfinished = beside(file);
        try {
            try (FileChannel channel =
                    FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), DataDirectory.modes("rw-------"))) {
                channel.write(ByteBuffer.wrap(content.getBytes(UTF_8)));
                channel.force(true);
            }
            publish(unfinished, file);
        } catch (IOException refused) {
            delete(unfinished);
            throw DataDirectory.unusable(file, refused);
        }
    }

    /** Makes a directory that only the owner can enter. Whoever fills it sees that the content reaches the disk. */
    static void make(Path directory, Filler filler) {
        Path unfinished = beside(directory);
        try {
            Files.createDirectories(parent(directory), DataDirectory.modes("rwx------"));
            Files.createDirectory(unfinished, DataDirectory.modes("rwx------"));
            filler.fill(unfinished);
            publish(unfinished, directory);
        } catch (IOException refused) {
            delete(unfinished);
            throw DataDirectory.unusable(directory, refused);
        } catch (RuntimeException refused) {
            delete(unfinished);
            throw refused;
        }
    }

    /** Removes what killed processes have left. No name is used twice, so what cannot go yet disturbs nobody. */
    static void sweep(Path directory) {
        try (DirectoryStream<Path> leftOvers = Files.newDirectoryStream(directory, UNFINISHED + "*")) {
            leftOvers.forEach(AtomicPath::delete);
        } catch (IOException unreadable) {
            throw DataDirectory.unusable(directory, unreadable);
        }
    }

    /** As far as it goes: what is left does no harm, and the next sweep tries again. */
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

    /** All files at once: a file system that writes many of them together is several times as fast as one by one. */
    static void forceTree(Path directory) throws IOException {
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

    /** A rename is durable once the directory with the name is. Windows opens no directories for that. */
    static void force(Path path) throws IOException {
        if (Files.isDirectory(path) && !DataDirectory.POSIX) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, READ)) {
            channel.force(true);
        }
    }
}
