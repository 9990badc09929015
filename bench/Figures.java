import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured, round by round. */
final class Figures {

    private static final int FAILED_MAX = 20;
    private static final double FAILED_SECONDS_MAX = 0.1;

    private final Map<String, List<Measured>> loads = new LinkedHashMap<>();
    private final Map<String, List<Double>> amounts = new LinkedHashMap<>();

    /** Refusals are quick: many of them would look like speed. */
    void add(String name, Measured measured) {
        if (measured.failed() > Math.max(FAILED_MAX, measured.perSecond() * FAILED_SECONDS_MAX)) {
            throw new IllegalStateException(name + ": " + measured.failed() + " requests failed");
        }
        loads.computeIfAbsent(name, _ -> new ArrayList<>()).add(measured);
        System.out.printf(
                Locale.ROOT,
                "  %-28s %9.1f /s  p50 %6.1f  p99 %6.1f ms  CPU per 1,000: %6.0f ms Java, %6.0f ms PostgreSQL%s%n",
                name,
                measured.perSecond(),
                measured.p50Ms(),
                measured.p99Ms(),
                measured.javaMs(),
                measured.databaseMs(),
                measured.failed() == 0 ? "" : "  FAILED: " + measured.failed());
    }

    void add(String name, double amount) {
        amounts.computeIfAbsent(name, _ -> new ArrayList<>()).add(amount);
        System.out.printf(Locale.ROOT, "  %-28s %9.2f%n", name, amount);
    }

    List<Measured> loads(String name) {
        return loads.get(name);
    }

    long failed() {
        return loads.values().stream().flatMap(List::stream).mapToLong(Measured::failed).sum();
    }

    Spread amount(String name) {
        return Spread.of(amounts.get(name));
    }

    Spread of(String name, ToDoubleFunction<Measured> figure) {
        return Spread.of(loads.get(name).stream().map(figure::applyAsDouble).toList());
    }

    Spread perSecond(String name) {
        return of(name, Measured::perSecond);
    }

    /** Within each round, so that a slower minute of the machine touches both. */
    Spread ratio(String name, String to, ToDoubleFunction<Measured> figure) {
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < loads.get(name).size(); round++) {
            ratios.add(figure.applyAsDouble(loads.get(name).get(round))
                    / figure.applyAsDouble(loads.get(to).get(round)));
        }
        return Spread.of(ratios);
    }

    /** The smallest, the middle and the largest of some rounds. */
    record Spread(double min, double median, double max) {

        static Spread of(List<Double> values) {
            var sorted = values.stream().sorted().toList();
            var middle = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
            return new Spread(sorted.getFirst(), middle, sorted.getLast());
        }

        /** "median (min-max)". */
        String text(int decimals) {
            var number = "%,." + decimals + "f";
            return String.format(Locale.ROOT, number + " (" + number + "-" + number + ")", median, min, max);
        }
    }
}
