package dev.perimeter;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/** Data directories that are copied: unpacking PostgreSQL, initdb and the migrations take ten times as long as a copy. */
public final class PreparedInstallation {

    private PreparedInstallation() {}

    /** An installation after its first start, with the starter set in the catalog. @return the same directory */
    public static Path in(Path data) {
        Prepared.use(
                "installation",
                "",
                PreparedInstallation::decidesOnTheDatabase,
                PreparedInstallation::make,
                made -> copy(made, data));
        return data;
    }

    /** A server without anything of the product. @return the same directory */
    public static Path withAnEmptyServer(Path data) {
        useServer(made -> copy(made, data));
        return data;
    }

    /** The programs of PostgreSQL, and no server yet. @return the same directory */
    public static Path withProgramsOnly(Path data) {
        useServer(made -> linkPrograms(made, data));
        return data;
    }

    /** Of a copy. */
    public static String secret(Path data) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("secrets.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("perimeter.secret");
    }

    private static void useServer(Prepared.Work use) {
        Prepared.use(
                "server",
                "",
                PreparedInstallation::decidesOnTheServer,
                made -> EmbeddedServer.start(made).close(),
                use);
    }

    private static void make(Path data) throws IOException {
        Product.unprepared(withAnEmptyServer(data)).close();
    }

    private static boolean decidesOnTheServer(String file) {
        return file.startsWith("dev/perimeter/embedded/");
    }

    private static boolean decidesOnTheDatabase(String file) {
        return Stream.of(
                        "db/",
                        "catalog/",
                        "dev/perimeter/embedded/",
                        "dev/perimeter/database/",
                        "dev/perimeter/catalog/")
                .anyMatch(file::startsWith);
    }

    /** The programs of PostgreSQL are linked: they are large, and nobody changes them. */
    static void copy(Path from, Path data) throws IOException {
        linkPrograms(from, data);
        Files.copy(from.resolve("secrets.properties"), data.resolve("secrets.properties"), COPY_ATTRIBUTES);
        try (var files = Files.walk(from.resolve("postgresql"))) {
            for (var file : files.toList()) {
                Files.copy(file, data.resolve(from.relativize(file)), COPY_ATTRIBUTES);
            }
        }
    }

    private static void linkPrograms(Path from, Path data) throws IOException {
        Files.createDirectories(data);
        Files.createSymbolicLink(
                data.resolve("binaries"), from.resolve("binaries").toRealPath());
    }
}
