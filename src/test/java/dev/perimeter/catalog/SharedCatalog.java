package dev.perimeter.catalog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Real product data, which does not come with the project: tests that need it say so and are skipped where it is
 * missing.
 */
public final class SharedCatalog {

    private SharedCatalog() {}

    /** In {@code catalog} below the folder that PERIMETER_SHARED names, or below {@code ../shared}. */
    public static Path file(String name) {
        var folder = System.getenv().getOrDefault("PERIMETER_SHARED", "../shared");
        var file = Path.of(folder, "catalog", name);
        var why = "SKIPPED: no " + name + " in " + folder + "/catalog";
        if (!Files.exists(file)) {
            System.err.println(why);
        }
        assumeTrue(Files.exists(file), why);
        return file;
    }

    /** The first lines of a file. */
    public static String lines(String name, int count) {
        try (var bytes = Files.newInputStream(file(name));
                var plain = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                var lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return lines.lines().limit(count).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
