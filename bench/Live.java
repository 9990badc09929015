import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Thousands of open pages of hundreds of companies; {@code bench/live} calls it, and bench/README.md says what for. */
final class Live {

    private static final int COMPANIES = 300;
    private static final int PAGES = 10;
    private static final int IDLE_SECONDS = 30;
    private static final int EVENTS = 100;
    private static final int ENDS = 30;
    private static final double LISTS_PER_SECOND = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Listeners listeners = new Listeners();
    private final List<String> rows = new ArrayList<>();
    private Site site;

    private Live() throws IOException {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Runtime.getRuntime().addShutdownHook(new Thread(Programs::stopAll));
        Files.createDirectories(Bench.FOLDER);
        var load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        var text = new Live().measured(load);
        System.out.println("\n" + text);
        Files.writeString(Path.of("target", "live.md"), text);
        Section.put("live", text);
        System.exit(0);
    }

    private String measured(String load) throws Exception {
        site = Site.start(Bench.FOLDER.resolve("live"), Site.freePort());
        site.await("/healthz", "");
        Programs.run(site.database("postgres"), List.of("psql", "-Xq", "-v", "from=" + Shops.FIRST, "-v", "to=" + (Shops.FIRST + COMPANIES - 1),
                "-v", "customers=200", "-f", "bench/load.sql"));
        // As many sessions of each owner as there are pages: a session for each, as if each were another's.
        site.sql("""
                insert into gate.session (id, token_hash, login_id, active_company)
                select uuidv7(), sha256(convert_to('p' || lpad(p::text, 2, '0') || repeat('b', 34) || split_part(l.email, '@', 1), 'UTF8')), l.id, m.company_id
                  from gate.login l join public.membership m on m.account_id = l.account_id cross join generate_series(1, %d) p
                 where l.email ~ '^[0-9]{6}@'""".formatted(PAGES));
        site.sql("vacuum analyze");
        warm();
        collect();
        var before = heapMB();
        var residentBefore = Kernel.residentMB(site.java());
        var took = listeners.open(site.port, Shops.FIRST, COMPANIES, PAGES);
        TimeUnit.SECONDS.sleep(5);
        collect();
        row("heap of an open page, KB", "%.0f", (heapMB() - before) * 1000 / (COMPANIES * PAGES));
        row("memory of Perimeter's process, before and with the pages, MB", "%.0f, then %.0f", residentBefore, Kernel.residentMB(site.java()));
        row("opening all of them, s", "%.1f", took);
        idle();
        latency("an event, nothing else happening", EVENTS);
        var lists = Thread.ofPlatform().start(() -> lists());
        latency("an event, while %.0f lists a second are served".formatted(LISTS_PER_SECOND), EVENTS);
        ends();
        lists.join();
        return """
                ## Open pages

                %s: %s, %d cores, Java %s, PostgreSQL %s; load average %s at the start.

                %,d open pages: %d of each of %d companies, each with a session of its own; one process, `-Xmx2g`. An event is told when all %d pages of its
                company have read it; times count from before the request that changes something.

                | what | measured |
                | --- | ---: |
                %s
                """.formatted(LocalDate.now(), Kernel.value("/proc/cpuinfo", "model name"), Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"), site.sql("show server_version"), load, COMPANIES * PAGES, PAGES, COMPANIES, PAGES,
                String.join("\n", rows));
    }

    private void row(String what, String format, Object... figures) {
        rows.add("| " + what + " | " + format.formatted(figures) + " |");
        System.out.println(rows.getLast());
    }

    private void warm() throws Exception {
        for (var company = 0; company < COMPANIES; company++) {
            site.get("/api/v1/customers?limit=20", Shops.token(Shops.FIRST + company));
        }
    }

    private void idle() throws Exception {
        var java = Kernel.processorMs(site.java());
        var postgres = Kernel.processorMs(site.postgres());
        TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        row("processor time of a second while nothing happens: Java, PostgreSQL, ms", "%.0f, %.0f",
                (Kernel.processorMs(site.java()) - java) / IDLE_SECONDS, (Kernel.processorMs(site.postgres()) - postgres) / IDLE_SECONDS);
    }

    private void latency(String what, int events) throws Exception {
        var times = new ArrayList<Double>();
        for (var event = 0; event < events; event++) {
            var company = Shops.FIRST + event * 7 % COMPANIES;
            var told = listeners.await(company, "customer", PAGES);
            // At any point between two questions to the database.
            TimeUnit.MILLISECONDS.sleep(37 + event * 13 % 100);
            times.add(Listeners.until(told, () -> send(Shops.token(company), "/api/v1/customers", "{\"name\": \"Grace\"}")));
        }
        row(what + ": median, 99 %, longest, ms", "%s", spread(times));
    }

    /** The end of a session. */
    private void ends() throws Exception {
        var times = new ArrayList<Double>();
        for (var end = 0; end < ENDS; end++) {
            var company = Shops.FIRST + end;
            var told = listeners.await(company, "over 1", 1);
            times.add(Listeners.until(told, () -> send(Listeners.token(company, 1), "/api/v1/auth/sign-out", "")));
        }
        row("the end of a stream whose session has ended, under the same load: median, 99 %, longest, ms", "%s", spread(times));
    }

    private static String spread(List<Double> times) {
        var sorted = times.stream().sorted().toList();
        return "%.0f, %.0f, %.0f".formatted(sorted.get(sorted.size() / 2), sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1), sorted.getLast());
    }

    private void lists() {
        try {
            var requests = IntStream.range(0, COMPANIES).mapToObj(i -> "GET\t/api/v1/customers?limit=20\t" + Shops.token(Shops.FIRST + i) + "\t").toList();
            var measured = new Paced(site.port, requests, LISTS_PER_SECOND).run(EVENTS + ENDS);
            row("these lists: p50, p99, ms; failed", "%.1f, %.1f; %d", measured.p50Ms(), measured.p99Ms(), measured.failed());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void send(String token, String path, String body) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + site.port + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer + ": " + answer.body());
        }
    }

    private void collect() throws IOException, InterruptedException {
        jcmd("GC.run");
        jcmd("GC.run");
    }

    /** What the heap holds after a collection. */
    private double heapMB() throws IOException, InterruptedException {
        var total = List.of(jcmd("GC.class_histogram").strip().split("\n")).getLast().strip().split("\\s+");
        return Long.parseLong(total[2]) / 1e6;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return Programs.run(java.util.Map.of(), List.of(jcmd, site.java().pid() + "", command));
    }
}
