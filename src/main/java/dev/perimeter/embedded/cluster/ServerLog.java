package dev.perimeter.embedded.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perimeter.installation.FileModes;
import dev.perimeter.installation.InstallationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The log files of the server. */
public final class ServerLog {

    private static final int LAST_LINES = 12;

    private ServerLog() {}

    static Path directory(Path cluster) {
        return cluster.resolve("log");
    }

    /** The file for messages from before the log collector runs; empty again at each start. */
    static Path beforeCollector(Path cluster) {
        try {
            Path directory = directory(cluster);
            if (!Files.isDirectory(directory)) {
                Files.createDirectory(directory, FileModes.privateDirectory());
            }
            Path file = directory.resolve("start.log");
            Files.deleteIfExists(file);
            return file;
        } catch (IOException refused) {
            throw InstallationException.unusable(directory(cluster), refused);
        }
    }

    /** The last lines of each file that changed since then (milliseconds of the epoch). */
    public static String since(Path cluster, long millis) {
        List<String> tail = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory(cluster))) {
            for (Path file : files.sorted().toList()) {
                // Some file systems round a time down to the second.
                if (Files.getLastModifiedTime(file).toMillis() >= millis - 1000) {
                    List<String> lines = Files.readAllLines(file, UTF_8);
                    tail.addAll(lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
                }
            }
        } catch (IOException unreadable) {
            tail.add("(" + unreadable + ")");
        }
        return String.join(System.lineSeparator(), tail);
    }
}
