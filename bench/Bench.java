import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures Perimeter as shipped beside PostgreSQL alone; {@code bench/run} calls it, and bench/README.md says what for. */
final class Bench {

    static final int CONNECTIONS = 32;
    static final int SIGNING_IN = 8;

    /** As database/DatabaseSettings.java has it. */
    private static final int POOL = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    /** All that is written meanwhile; it goes with the end. */
    static final Path FOLDER = Path.of("target", "bench-" + ProcessHandle.current().pid());

    private final Scale scale;
    private final Figures figures = new Figures();
    private final Map<String, Shops> shops = new LinkedHashMap<>();

    private Bench(Scale scale) {
        this.scale = scale;
    }

    public static void main(String[] arguments) throws Exception {
        var quick = List.of(arguments).equals(List.of("--quick"));
        if (arguments.length > 0 && !quick) {
            System.err.println("bench/run [--quick]");
            System.exit(2);
        }
        Locale.setDefault(Locale.ROOT);
        Runtime.getRuntime().addShutdownHook(new Thread(Bench::end));
        Files.createDirectories(FOLDER);
        var bench = new Bench(quick ? Scale.QUICK : Scale.FULL);
        var load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        bench.measure();
        var text = new Report(bench.figures, bench.scale).text(bench.machine(load));
        System.out.println("\n" + text);
        Files.writeString(Path.of("target", "bench.md"), text);
        if (!quick) {
            Section.put("bench", text);
        }
    }

    private void measure() throws Exception {
        for (var name : List.of("medium", "small", "large")) {
            System.out.println("Loading " + scale.companies(name) + " companies");
            shops.put(name, Shops.open(FOLDER, name, scale));
        }
        System.out.println("Warming up");
        var turns = turns();
        for (var shop : shops.values()) {
            Load.wrk(shop.site, shop.lists, scale.warmSeconds(), CONNECTIONS);
        }
        for (var turn : turns.reversed()) {
            turn.sending().run(0);
        }
        for (var round = 1; round <= scale.rounds(); round++) {
            System.out.println("Round " + round);
            for (var turn : round % 2 == 1 ? turns : turns.reversed()) {
                figures.add(turn.name(), turn.sending().run(round));
            }
            figures.add("under load, MB", Kernel.residentMB(shops.get("medium").site.java()));
            figures.add("under load PostgreSQL, MB", Kernel.proportionalMB(shops.get("medium").site.postgres()));
        }
        shops.values().forEach(shop -> shop.site.close());
        for (var round = 1; round <= scale.rounds(); round++) {
            startCold(round);
            startWithData();
        }
    }

    /** A measurement that each round takes; round 0 only warms up. */
    private record Turn(String name, Sending sending) {}

    private interface Sending {
        Measured run(int round) throws Exception;
    }

    private List<Turn> turns() throws Exception {
        var shop = shops.get("medium");
        var turns = new ArrayList<Turn>();
        var bare = shop.script(Statements.BARE, "bare", false);
        var list = shop.script(Statements.LIST, "list", true);
        var single = shop.script(Statements.LIST, "single", false);
        turns.add(new Turn("a0", _ -> pgbench("postgres", bare, "prepared", 0)));
        turns.add(new Turn("a", _ -> pgbench("perimeter_app", list, "extended", 0)));
        turns.add(new Turn("c", _ -> wrk(shop, shop.lists)));
        turns.add(new Turn("b", _ -> pgbench("perimeter_app", single, "extended", 0)));
        turns.add(new Turn("c half", _ -> Load.paced(shop.site, shop.lists, scale.seconds(), half())));
        var order = shop.script(Statements.ORDER, "order", true);
        turns.add(new Turn("d alone", round -> pgbench("perimeter_app", order, "extended", round)));
        turns.add(new Turn("d", _ -> wrk(shop, shop.orders)));
        turns.add(new Turn("e", _ -> Load.wrk(shop.site, shop.signIns, scale.seconds(), SIGNING_IN)));
        for (var site : shops.values()) {
            turns.add(new Turn("list " + site.name, _ -> wrk(site, site.lists)));
            turns.add(new Turn("next page " + site.name, _ -> wrk(site, site.nextPages)));
            turns.add(new Turn("overview " + site.name, _ -> wrk(site, site.overviews)));
        }
        for (var one : List.of(shop.one(Shops.FIRST, "one"), shop.one(Shops.BIG, "big"))) {
            turns.add(new Turn("list " + one.name(), _ -> wrk(shop, one.lists())));
            turns.add(new Turn("next page " + one.name(), _ -> wrk(shop, one.nextPages())));
            turns.add(new Turn("overview " + one.name(), _ -> wrk(shop, one.overviews())));
        }
        return turns;
    }

    private Measured wrk(Shops shop, Path requests) throws Exception {
        return Load.wrk(shop.site, requests, scale.seconds(), CONNECTIONS);
    }

    private Measured pgbench(String role, Path script, String mode, int round) throws Exception {
        var options = new ArrayList<>(List.of("-c", POOL + "", "-M", mode));
        var variables = Map.of("turn", 0, "made", 0, "round", round, "first", Shops.FIRST, "last", Shops.FIRST + scale.medium() - 1, "customers",
                scale.customers());
        variables.forEach((name, value) -> options.addAll(List.of("-D", name + "=" + value)));
        return Load.pgbench(shops.get("medium").site, role, script, scale.seconds(), options.toArray(String[]::new));
    }

    /** Of the latest full load. */
    private double half() {
        var full = figures.loads("c");
        return full == null ? 100 : full.getLast().perSecond() / 2;
    }

    private void startCold(int round) throws Exception {
        var begin = System.nanoTime();
        try (var site = Site.start(FOLDER.resolve("cold" + round), Site.freePort())) {
            site.await("/healthz", "");
            figures.add("cold start, s", (System.nanoTime() - begin) / 1e9);
        }
    }

    private void startWithData() throws Exception {
        var data = shops.get("medium").site.data;
        var begin = System.nanoTime();
        try (var site = Site.start(data, Site.freePort())) {
            site.await("/healthz", "");
            site.await("/api/v1/customers?limit=20", Shops.token(Shops.FIRST));
            figures.add("start with data, s", (System.nanoTime() - begin) / 1e9);
            Thread.sleep(scale.idleSeconds() * 1_000L);
            figures.add("idle, MB", Kernel.residentMB(site.java()));
            figures.add("idle PostgreSQL, MB", Kernel.proportionalMB(site.postgres()));
        }
    }

    private String machine(String load) throws IOException, InterruptedException {
        return "%s, commit %s: %s, %d cores, %s of memory, Linux %s, Java %s, PostgreSQL %s, %s; load average %s at the start.".formatted(
                LocalDate.now(),
                Programs.run(Map.of(), List.of("git", "describe", "--always", "--dirty")).strip(),
                Kernel.value("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Kernel.value("/proc/meminfo", "MemTotal"),
                System.getProperty("os.version"),
                System.getProperty("java.version"),
                shops.get("medium").version,
                Programs.run(Map.of(), List.of(System.getenv("PGBENCH"), "--version")).strip(),
                load);
    }

    private static void end() {
        Programs.stopAll();
        Site.stopLeft(FOLDER);
        try (var files = Files.walk(FOLDER)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("Left behind: " + FOLDER);
        }
    }
}
