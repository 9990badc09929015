package dev.perimeter.catalog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real product data, which does not come with the project: tests that need it say so and are skipped where it is
 * missing.
 */
final class SharedCatalog {

    private SharedCatalog() {}

    /** In {@code catalog} below the folder that PERIMETER_SHARED names, or below {@code ../shared}. */
    static Path file(String name) {
        var folder = System.getenv().getOrDefault("PERIMETER_SHARED", "../shared");
        var file = Path.of(folder, "catalog", name);
        var why = "SKIPPED: no " + name + " in " + folder + "/catalog";
        if (!Files.exists(file)) {
            System.err.println(why);
        }
        assumeTrue(Files.exists(file), why);
        return file;
    }
}
