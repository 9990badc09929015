package dev.perimeter.releases;

import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A version that was released, with all that is kept of it in src/test/resources/releases. */
record Release(String version) {

    private static final Path ALL = Path.of("src/test/resources/releases");

    static List<Release> all() throws IOException {
        try (var found = Files.list(ALL)) {
            return found.map(path -> new Release(path.getFileName().toString()))
                    .sorted((a, b) -> a.version.compareTo(b.version))
                    .toList();
        }
    }

    Path directory() {
        return ALL.resolve(version);
    }

    Path dump() {
        return directory().resolve("installation.sql.gz");
    }

    /** Each migration of this version: its file, and the SHA-256 of it. */
    Path migrations() {
        return directory().resolve("migrations.txt");
    }

    /** Who may sign in, and the secret of the installation: made for these tests, and used nowhere else. */
    Path secrets() {
        return directory().resolve("installation.properties");
    }

    Properties known() throws IOException {
        var known = new Properties();
        try (var reader = Files.newBufferedReader(secrets())) {
            known.load(reader);
        }
        return known;
    }

    /** An installation of this version, as its embedded database would be found on a machine. */
    Path restoredInto(Path data) throws IOException, SQLException {
        prepare(data, known().getProperty("perimeter.secret"));
        try (var server = EmbeddedServer.start(data);
                var connection = connect(server);
                var dump = Files.newInputStream(dump())) {
            ReleaseDump.restore(connection, dump);
        }
        return data;
    }

    /** A data directory that has its secret and no database yet. */
    static void prepare(Path data, String secret) throws IOException {
        Files.createDirectories(data);
        owned(data, "rwx------");
        var file = Files.writeString(data.resolve("secrets.properties"), "perimeter.secret=" + secret + "\n");
        owned(file, "rw-------");
    }

    private static void owned(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    static Connection connect(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }

    /** The migrations that this program brings, in the order in which they run. */
    static List<Path> migrationsOfThisProgram() {
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> versioned(List<Path> migrations) {
        return migrations.stream().filter(file -> file.getFileName().toString().startsWith("V"));
    }
}
