import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as markdown, with the aims beside them. */
final class Report {

    private static final List<String> READS = List.of("list", "next page", "overview");

    private final Figures figures;
    private final Scale scale;
    private final List<String> lines = new ArrayList<>();

    Report(Figures figures, Scale scale) {
        this.figures = figures;
        this.scale = scale;
    }

    String text(String machine) {
        say("## How fast it is", "");
        say(machine, "");
        say(scale.text(), "");
        aims();
        loads();
        growth();
        starts();
        say("Failed requests in all rounds: " + figures.failed() + ".");
        return String.join("\n", lines) + "\n";
    }

    private void aims() {
        say("| aim | measured: median (min-max) of " + scale.rounds() + " rounds | |", "| --- | ---: | --- |");
        atLeast("(c) a list at least 0.90 of (a), PostgreSQL alone", figures.ratio("c", "a", Measured::perSecond), 0.90);
        atMost("database CPU of (c) at most 2.2 x that of (a0), the bare query", figures.ratio("c", "a0", Measured::databaseMs), 2.2);
        below("(c) at full load, p99 less than 5 x p50", figures.of("c", m -> m.p99Ms() / m.p50Ms()), 5);
        below("(c) at half load, p99 less than 5 x p50", figures.of("c half", m -> m.p99Ms() / m.p50Ms()), 5);
        atLeast("(d) an order at least 0.60 of PostgreSQL alone", figures.ratio("d", "d alone", Measured::perSecond), 0.60);
        for (var read : READS) {
            for (var grown : List.of("medium", "large")) {
                atMost("(g) " + read + ", time from " + companies("small") + " to " + companies(grown) + " companies, at most 1.1 x",
                        slower(read + " small", read + " " + grown), 1.1);
            }
            atMost("(g) %s, time from %,d to %,d customers in one, at most 1.1 x".formatted(read, scale.customers(), scale.big()),
                    slower(read + " one", read + " big"), 1.1);
        }
        atMost("(f) start with data to the first list, at most 1.5 s", figures.amount("start with data, s"), 1.5);
        atMost("idle memory of Perimeter's process, at most 200 MB", figures.amount("idle, MB"), 200);
        say("");
    }

    private void loads() {
        say("| | a second, min | median | max | of (a) | p50 ms | p99 ms | longest ms | CPU ms per 1,000: Java | PostgreSQL |",
                "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        load("(a) PostgreSQL alone, the list's statements in one message", "a");
        load("(a0) the bare query, prepared, nothing around it", "a0");
        load("(b) the statements of (a) one by one", "b");
        load("(c) `GET /api/v1/customers?limit=20`", "c");
        load("(c) at half of that rate", "c half");
        load("(d) PostgreSQL alone, the statements of an order of three lines", "d alone");
        load("(d) `POST /api/v1/orders`, three lines", "d");
        load("(e) `POST /api/v1/auth/sign-in`", "e");
        say("");
    }

    private void load(String title, String name) {
        var perSecond = figures.perSecond(name);
        say(row("| %s | %,.0f | %,.0f | %,.0f | %.2f |%s%s%s %,.0f | %,.0f |", title, perSecond.min(), perSecond.median(), perSecond.max(),
                figures.ratio(name, "a", Measured::perSecond).median(),
                time(figures.of(name, Measured::p50Ms)), time(figures.of(name, Measured::p99Ms)), time(figures.of(name, Measured::maxMs)),
                figures.of(name, Measured::javaMs).median(), figures.of(name, Measured::databaseMs).median()));
    }

    private static String time(Figures.Spread time) {
        return Double.isNaN(time.median()) ? " |" : row(" %,.1f |", time.median());
    }

    private void growth() {
        say("(g) Requests a second:", "",
                "| | %s companies | %s | %s | one of %,d customers | one of %,d |".formatted(companies("small"), companies("medium"),
                        companies("large"), scale.customers(), scale.big()),
                "| --- | ---: | ---: | ---: | ---: | ---: |");
        for (var read : READS) {
            var row = new StringBuilder("| " + read + " |");
            for (var site : List.of("small", "medium", "large", "one", "big")) {
                row.append(" ").append(figures.perSecond(read + " " + site).text(0)).append(" |");
            }
            say(row.toString());
        }
        say("");
    }

    private void starts() {
        say("(f) and memory:", "", "| | median (min-max) |", "| --- | ---: |");
        for (var name : List.of("cold start, s", "start with data, s", "idle, MB", "idle PostgreSQL, MB", "under load, MB", "under load PostgreSQL, MB")) {
            say("| " + name + " | " + figures.amount(name).text(name.endsWith("s") ? 2 : 0) + " |");
        }
        say("");
    }

    private Figures.Spread slower(String before, String after) {
        return figures.ratio(before, after, Measured::perSecond);
    }

    private String companies(String site) {
        return "%,d".formatted(scale.companies(site));
    }

    private void atLeast(String aim, Figures.Spread measured, double limit) {
        aim(aim, measured, measured.median() >= limit);
    }

    private void atMost(String aim, Figures.Spread measured, double limit) {
        aim(aim, measured, measured.median() <= limit);
    }

    private void below(String aim, Figures.Spread measured, double limit) {
        aim(aim, measured, measured.median() < limit);
    }

    private void aim(String aim, Figures.Spread measured, boolean met) {
        say("| " + aim + " | " + measured.text(measured.median() < 100 ? 2 : 0) + " | " + (met ? "met" : "**not met**") + " |");
    }

    private static String row(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private void say(String... more) {
        lines.addAll(List.of(more));
    }
}
