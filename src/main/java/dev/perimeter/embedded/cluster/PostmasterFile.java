package dev.perimeter.embedded.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perimeter.installation.AtomicPath;
import dev.perimeter.installation.InstallationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The server that runs on a cluster, as the file postmaster.pid describes it.
 *
 * @param port 0 until the server knows it
 * @param ready whether it accepts connections
 */
public record PostmasterFile(long pid, int port, boolean ready) {

    /** No operating system assigns a process id this high. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE - 1);

    /** The lines of the file are listed in PostgreSQL's miscadmin.h (LOCK_FILE_LINE_...). */
    private static final int PID = 0;

    private static final Duration READY_LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final int PORT = 3;
    private static final int STATUS = 7;

    /** Empty where no server runs, even when an old file names one. */
    public static Optional<PostmasterFile> running(Path cluster) {
        return noted(cluster).filter(noted -> noted.isServerOf(cluster));
    }

    /** Waits until the server accepts connections, half a minute at most. */
    public static Optional<PostmasterFile> awaited(Path cluster) {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        Optional<PostmasterFile> running = running(cluster);
        while (running.isPresent() && !running.get().ready() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            running = running(cluster);
        }
        return running;
    }

    /**
     * After a crash, the process id in the file may belong to another process or to a thread of
     * this one, and PostgreSQL would refuse to start. The file itself stays, because PostgreSQL
     * reads its other lines to find orphans of the crashed server.
     */
    static void forgetImpostor(Path cluster) {
        Optional<PostmasterFile> noted = noted(cluster);
        if (noted.isPresent() && !noted.get().isServerOf(cluster)) {
            List<String> lines = lines(cluster);
            AtomicPath.write(file(cluster), NOBODY + "\n" + String.join("\n", lines.subList(1, lines.size())) + "\n");
        }
    }

    private static Optional<PostmasterFile> noted(Path cluster) {
        List<String> lines = lines(cluster);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        try {
            // A single-user server writes its id with a minus.
            long pid = Math.abs(Long.parseLong(lines.get(PID).strip()));
            int port = lines.size() > PORT ? Integer.parseInt(lines.get(PORT).strip()) : 0;
            boolean ready = lines.size() > STATUS && lines.get(STATUS).strip().equals("ready");
            return Optional.of(new PostmasterFile(pid, port, ready));
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    private static List<String> lines(Path cluster) {
        try {
            return Files.readAllLines(file(cluster), UTF_8);
        } catch (NoSuchFileException notRunning) {
            return List.of();
        } catch (IOException unreadable) {
            throw InstallationException.unusable(file(cluster), unreadable);
        }
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** Whether the process in the file still serves the cluster. */
    public boolean isServerOf(Path cluster) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isPresent() && isServerOf(cluster, process.get().info());
    }

    private boolean isServerOf(Path cluster, ProcessHandle.Info process) {
        try {
            // The working directory of a server is its cluster. Linux shows it under /proc.
            return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), cluster);
        } catch (IOException notShown) {
            // A process that shows neither is a zombie, or another user's.
            return process.arguments()
                    .map(arguments -> List.of(arguments).contains(cluster.toString()))
                    .or(() -> process.command().map(command -> command.contains("postgres")))
                    .orElse(false);
        }
    }
}
