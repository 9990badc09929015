package dev.perimeter;

import dev.perimeter.database.EarlyStart;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The command {@code rehearse}: the product works for a while on a directory that is thrown away afterwards. A JVM that watches
 * ({@code -XX:AOTCacheOutput}, JEP 514) knows then what a start needs, and the next one takes a third of the time; the script
 * {@code perimeter} does that once for each version.
 */
final class Rehearsal {

    static final String NAME = "rehearse";

    private Rehearsal() {}

    /** @return the exit status: 0, or 2 where the directory cannot be had */
    static int run(PrintStream err) {
        try {
            var directory = Files.createTempDirectory("perimeter-rehearsal");
            try {
                new SpringApplicationBuilder(Perimeter.class)
                        .listeners(new EarlyStart())
                        .bannerMode(Banner.Mode.OFF)
                        .run(
                                "--perimeter.data=" + directory,
                                "--perimeter.demo",
                                "--server.port=0",
                                "--logging.level.root=error")
                        .close();
                return 0;
            } finally {
                remove(directory);
            }
        } catch (IOException e) {
            err.println("No rehearsal: " + e.getMessage());
            return 2;
        }
    }

    private static void remove(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
