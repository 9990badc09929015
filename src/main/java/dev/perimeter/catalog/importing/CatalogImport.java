package dev.perimeter.catalog.importing;

import dev.perimeter.catalog.importing.batches.ImportCounts;
import dev.perimeter.catalog.importing.batches.SpecKind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.core.NestedRuntimeException;

/**
 * Reads filaments and printers from a file or an address on the web, and tells what became of them.
 */
final class CatalogImport {

    private static final int ALL_WELL = 0;
    private static final int SOME_REFUSED = 1;
    private static final int STOPPED = 2;

    private static final String SUMMARY = "%s: %d imported (%d new entries, %d folded into entries that were there), "
            + "%d already there, %d refused%n";

    private final ImportSource sources;

    CatalogImport() {
        this(new ImportSource());
    }

    CatalogImport(ImportSource sources) {
        this.sources = sources;
    }

    /**
     * Imports JSON Lines, or one JSON array, plain or gzip. What was committed before a failure
     * stays; running it again completes it.
     *
     * @param administrator connections of a role that may become {@code perimeter_owner}
     * @return the exit status: 0 all well, 1 some rows were refused, 2 it could not be read or
     *     stored to the end
     */
    int run(DataSource administrator, String source, PrintStream out, PrintStream err) {
        var progress = new ImportProgress(err);
        var importer = new CatalogImporter(administrator, progress);
        int status = ALL_WELL;
        try (var stream = sources.open(source)) {
            importer.take(stream);
        } catch (IOException | NestedRuntimeException | IllegalArgumentException e) {
            status = STOPPED;
            progress.stopped(reason(e));
        }
        var counts = importer.counts();
        if (status == STOPPED && counts.isEmpty()) {
            return STOPPED;
        }
        print(counts, out);
        boolean refused = counts.values().stream().anyMatch(count -> count.refused() > 0);
        return status == ALL_WELL && refused ? SOME_REFUSED : status;
    }

    private static void print(Map<SpecKind, ImportCounts> counts, PrintStream out) {
        var shown = new EnumMap<SpecKind, ImportCounts>(SpecKind.class);
        shown.putAll(counts);
        if (shown.isEmpty()) {
            out.println("nothing to import: no rows");
        }
        shown.forEach((kind, count) -> out.printf(
                Locale.ROOT,
                SUMMARY,
                kind.name().toLowerCase(Locale.ROOT),
                count.imported(),
                count.created(),
                count.folded(),
                count.alreadyThere(),
                count.refused()));
    }

    private static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no file " + missing.getFile();
            case AccessDeniedException denied -> "may not read " + denied.getFile();
            case NestedRuntimeException database -> "database: " + text(database.getMostSpecificCause());
            default -> text(e);
        };
    }

    private static String text(Throwable e) {
        var message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
