package dev.perimeter;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.springframework.util.FileSystemUtils;

/**
 * Directories that tests need, that take long to make, and that are the same for all of them: each is made once below target/prepared,
 * again when the main code that it is made of has changed. A lock lets several processes share them.
 */
final class Prepared {

    private static final Path ROOT = Path.of("target", "prepared").toAbsolutePath();
    private static final Path CLASSES = Path.of("target", "classes");
    private static final String DONE = "done";

    private Prepared() {}

    @FunctionalInterface
    interface Work {
        void in(Path directory) throws IOException;
    }

    /**
     * @param key what it depends on beside the main code
     * @param isMadeOf tells of a file below target/classes whether the directory depends on it
     * @param making fills the empty directory
     * @param use of the directory, while nobody removes it
     */
    static synchronized void use(String name, String key, Predicate<String> isMadeOf, Work making, Work use) {
        try {
            Files.createDirectories(ROOT);
            try (var channel = FileChannel.open(ROOT.resolve(name + ".lock"), CREATE, WRITE);
                    var _ = channel.lock()) {
                use.in(made(name, hash(key, isMadeOf), making));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path made(String name, String hash, Work making) throws IOException {
        var directory = ROOT.resolve(name).resolve(hash);
        if (!Files.exists(directory.resolve(DONE))) {
            FileSystemUtils.deleteRecursively(ROOT.resolve(name));
            making.in(Files.createDirectories(directory));
            Files.createFile(directory.resolve(DONE));
        }
        return directory;
    }

    private static String hash(String key, Predicate<String> isMadeOf) throws IOException {
        try (var files = Files.walk(CLASSES)) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(key.getBytes());
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = CLASSES.relativize(file).toString().replace('\\', '/');
                if (isMadeOf.test(name)) {
                    digest.update(name.getBytes());
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
