package dev.perimeter.embedded.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The server that runs on a cluster, as it notes itself in postmaster.pid.
 *
 * @param port 0 until the server knows it
 * @param ready whether it takes connections
 */
public record PostmasterFile(long pid, int port, boolean ready) {

    /** No system hands out so high a process id. */
    private static final String NOBODY = Integer.toString(Integer.MAX_VALUE - 1);

    /** Lines of the file; PostgreSQL's miscadmin.h (LOCK_FILE_LINE_...) has the list. */
    private static final int PID = 0;

    private static final Duration READY_LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final int PORT = 3;
    private static final int STATUS = 7;

    /** Empty where no server runs, whatever an old file may say. */
    public static Optional<PostmasterFile> running(Path cluster) {
        return noted(cluster).filter(noted -> noted.isServerOf(cluster));
    }

    /** As it is once it takes connections, or after half a minute. */
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
     * After a crash the noted process id may by now be that of somebody else's process, or of a thread of our own, and
     * PostgreSQL would refuse to start. The file stays: by its other lines PostgreSQL finds out whether orphans of the
     * crashed server are still at work.
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
            // A single-user server notes itself with a minus.
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
            throw DataDirectory.unusable(file(cluster), unreadable);
        }
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /** Whether this very process still serves the cluster. */
    public boolean isServerOf(Path cluster) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isPresent() && isServerOf(cluster, process.get().info());
    }

    private boolean isServerOf(Path cluster, ProcessHandle.Info process) {
        try {
            // A server works in its cluster's directory. Linux shows where a process works.
            return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), cluster);
        } catch (IOException notShown) {
            // A process that shows neither has ended, and nobody has taken note of it (a zombie), or is another user's.
            return process.arguments()
                    .map(arguments -> List.of(arguments).contains(cluster.toString()))
                    .or(() -> process.command().map(command -> command.contains("postgres")))
                    .orElse(false);
        }
    }
}
