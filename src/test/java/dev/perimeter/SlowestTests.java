package dev.perimeter;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes down how long each test class of a build takes, in whichever process it runs, and the ten slowest of them in
 * target/slowest-tests.txt, which the build prints at its end.
 */
public final class SlowestTests implements BeforeAllCallback, AfterAllCallback {

    private static final int MOST = 10;
    private static final Path DIRECTORY = Path.of("target", "test-times");
    private static final Path SLOWEST = Path.of("target", "slowest-tests.txt");

    private final Map<String, Moment> begun = new ConcurrentHashMap<>();

    /** On the clock, and of this process on all processors: on a busy machine, the second one says more. */
    private record Moment(long time, Duration cpu) {

        static Moment now() {
            var cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
            return new Moment(System.nanoTime(), cpu);
        }
    }

    private record Took(double seconds, double cpu, String name) {

        static Took of(String line) {
            var words = line.split(" ", 3);
            return new Took(Double.parseDouble(words[0]), Double.parseDouble(words[1]), words[2]);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%6.1f s, %5.1f s of CPU  %s", seconds, cpu, name);
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        begun.put(test.getUniqueId(), Moment.now());
    }

    @Override
    public void afterAll(ExtensionContext test) {
        var build = System.getProperty("perimeter.test.build");
        if (build != null) {
            var began = begun.remove(test.getUniqueId());
            var now = Moment.now();
            var seconds = (now.time() - began.time()) / 1e9;
            var cpu = now.cpu().minus(began.cpu()).toMillis() / 1e3;
            var name = test.getRequiredTestClass().getName().replace("dev.perimeter.", "");
            var unlocked = Boolean.getBoolean("perimeter.test.unlocked") ? " (unlocked)" : "";
            write(build, String.format(Locale.ROOT, "%.3f %.3f %s%s%n", seconds, cpu, name, unlocked));
        }
    }

    /** Other processes of the build write into the same files. */
    private static void write(String build, String line) {
        try {
            Files.createDirectories(DIRECTORY);
            try (var channel = FileChannel.open(DIRECTORY.resolve("lock"), CREATE, READ, WRITE);
                    var _ = channel.lock()) {
                var times = DIRECTORY.resolve(build.replaceAll("\\W", "-") + ".txt");
                Files.writeString(times, line, CREATE, APPEND);
                Files.writeString(
                        SLOWEST,
                        Files.readAllLines(times).stream()
                                .map(Took::of)
                                .sorted(Comparator.comparing(Took::seconds).reversed())
                                .limit(MOST)
                                .map(Took::toString)
                                .collect(Collectors.joining("\n", "The slowest test classes:\n", "\n")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
