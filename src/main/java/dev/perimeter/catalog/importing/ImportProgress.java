package dev.perimeter.catalog.importing;

import java.io.PrintStream;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What a person sees while an import runs: refused rows as they come, and a count about once a
 * second.
 */
final class ImportProgress implements ImportListener {

    private static final long NANOSECONDS_BETWEEN = 1_000_000_000L;

    private final PrintStream err;
    private long shownAt;
    private int rows;

    ImportProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public void refused(String row, SequencedMap<String, String> faults) {
        err.println(row + ": "
                + faults.entrySet().stream()
                        .map(fault -> fault.getKey() + " " + fault.getValue())
                        .collect(Collectors.joining("; ")));
    }

    @Override
    public void read(int rows) {
        if (this.rows == 0) {
            shownAt = System.nanoTime();
        }
        this.rows = rows;
        if (System.nanoTime() - shownAt > NANOSECONDS_BETWEEN) {
            err.printf("%d rows read%n", rows);
            shownAt = System.nanoTime();
        }
    }

    void stopped(String reason) {
        err.println("import-catalog: " + reason);
        if (rows > 0) {
            err.printf(
                    "import-catalog: stopped after %d rows; they are kept, and the same command adds what is missing%n",
                    rows);
        }
    }
}
