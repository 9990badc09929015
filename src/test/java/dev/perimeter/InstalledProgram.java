package dev.perimeter;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of the machine that tests need, or Debian's, installed once where there is none. One test
 * process installs at a time, and the others wait: apt-get refuses to run twice at once, and a program
 * must not be started while half of it is unpacked.
 */
public final class InstalledProgram {

    private static final Path LOCK = Path.of(
            System.getProperty("java.io.tmpdir"), "perimeter-apt-get-" + System.getProperty("user.name") + ".lock");

    private InstalledProgram() {}

    /** @return empty where it is not there and cannot be installed */
    public static synchronized Optional<Path> find(List<Path> places, String debianPackage) {
        try (var channel = FileChannel.open(LOCK, CREATE, WRITE);
                var _ = channel.lock()) {
            return executable(places).or(() -> {
                asOwner("apt-get", "update");
                asOwner("apt-get", "install", "-y", "--no-install-recommends", debianPackage);
                return executable(places);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> executable(List<Path> places) {
        return places.stream().filter(Files::isExecutable).findFirst();
    }

    /** As the system's owner: directly, or by sudo where that takes no password. */
    private static void asOwner(String... command) {
        var isOwner = System.getProperty("user.name").equals("root");
        var words = Stream.concat(isOwner ? Stream.of() : Stream.of("sudo", "-n"), Stream.of(command));
        try {
            var process = new ProcessBuilder(words.toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.waitFor(10, TimeUnit.MINUTES);
        } catch (IOException noSuchProgram) {
            // Nothing is installed then, which the caller says.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
