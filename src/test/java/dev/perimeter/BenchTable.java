package dev.perimeter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** How long requests take, as a table for people. */
final class BenchTable {

    static final int RUNS = 20;
    static final int FIRST = 5;

    private final List<String> table = new ArrayList<>();
    private final double smallest;

    /** @param smallest what all others are compared with */
    BenchTable(Supplier<?> smallest) {
        this.smallest = median(times(smallest));
    }

    void measure(String name, Supplier<?> request, String more) {
        var times = times(request);
        table.add(String.format(
                Locale.ROOT,
                "| `%s` | %.1f | %.1f | %.1f | %s |",
                name,
                median(times),
                times[times.length - 1],
                median(times) / smallest,
                more));
        System.out.println(table.getLast());
    }

    /** In milliseconds, the shortest first. */
    private static double[] times(Supplier<?> request) {
        for (var i = 0; i < FIRST; i++) {
            request.get();
        }
        var times = new double[RUNS];
        for (var i = 0; i < RUNS; i++) {
            var start = System.nanoTime();
            request.get();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    void write(String file, String title, String sizes, String smallestName, String more) throws IOException {
        var text = """
                # %s

                Written by `bench/shop` on %s: %s cores, %s, Java %s, the embedded PostgreSQL with the settings that the product gives it; client, product
                and database on one machine. %s.

                Milliseconds over HTTP, the median and the longest of %d requests after %d others; the ratio is to %s.

                | request | median | max | ratio | %s |
                | --- | ---: | ---: | ---: | --- |
                %s
                """.formatted(
                        title,
                        LocalDate.now(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        System.getProperty("java.version"),
                        sizes,
                        RUNS,
                        FIRST,
                        smallestName,
                        more,
                        String.join("\n", table));
        Files.writeString(Path.of("bench", file), text);
    }
}
