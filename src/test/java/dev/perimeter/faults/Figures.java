package dev.perimeter.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.StringJoiner;

/** What the tests of this package measured, as a table for people: target/faults.md. {@code bench/faults} runs them in full. */
final class Figures {

    /** Also where a limit of time is asserted: in the short form, on a busy machine, it is only told. */
    static final boolean FULL = Boolean.getBoolean("perimeter.test.full");

    private static final Path ROWS = Path.of("target", "faults");

    private Figures() {}

    static int times(int inShort, int inFull) {
        return FULL ? inFull : inShort;
    }

    /** @param number by which the rows are sorted */
    static synchronized void row(int number, String what, String aim, String figure) {
        try {
            Files.createDirectories(ROWS);
            var line = "| %s | %s | %s |%n".formatted(what, aim, figure);
            System.out.print(line);
            Files.writeString(ROWS.resolve("%03d.md".formatted(number)), line);
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write() throws IOException {
        var text = new StringJoiner(
                "",
                """
                ## Faults

                Written by `bench/faults` (%s form): %d cores, %s, Java %s; load, product and database on one machine.

                | fault | aim | measured |
                | --- | --- | --- |
                """.formatted(
                                FULL ? "full" : "short",
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                                System.getProperty("java.version")),
                "");
        try (var rows = Files.list(ROWS)) {
            for (var row : rows.sorted().toList()) {
                text.add(Files.readString(row));
            }
        }
        Files.writeString(Path.of("target", "faults.md"), text.toString());
    }

    /** "median 1.2 s, worst 3.4 s" */
    static String seconds(Collection<Double> figures) {
        var sorted = sorted(figures);
        return sorted.length == 0
                ? "never"
                : String.format(
                        Locale.ROOT,
                        "median %.1f s, worst %.1f s",
                        sorted[sorted.length / 2],
                        sorted[sorted.length - 1]);
    }

    static double worst(Collection<Double> figures) {
        var sorted = sorted(figures);
        return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    }

    private static double[] sorted(Collection<Double> figures) {
        var sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
