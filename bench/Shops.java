import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A product with many companies in it, and the requests of their owners, in files as wrk.lua and Paced read them. */
final class Shops {

    /** The number of the first company; those of the others follow. */
    static final int FIRST = 100_001;

    static final int BIG = 900_001;

    private static final String PASSWORD = "a brisk walk to the printer";
    private static final Pattern NEXT = Pattern.compile("\"next\": *\"([^\"]+)\"");

    final String name;
    final Site site;
    final String version;
    final Path lists;
    final Path nextPages;
    final Path overviews;
    final Path orders;
    final Path signIns;
    private final Path folder;
    private final String filaments;

    private Shops(Path folder, String name, Site site, Scale scale) throws IOException, InterruptedException {
        this.folder = folder;
        this.name = name;
        this.site = site;
        this.version = site.sql("show server_version");
        this.filaments = site.sql("select string_agg(id::text, ',') from (select id from filament_spec order by id limit 3) f");
        var all = IntStream.range(FIRST, FIRST + scale.companies(name)).toArray();
        var some = IntStream.range(0, scale.pagers(name)).map(i -> all[(int) ((long) i * all.length / scale.pagers(name))]).toArray();
        if (site.get("/api/v1/customers?limit=20", token(FIRST)).split("\"number\":", -1).length != 21) {
            throw new IOException("A list has not 20 customers.");
        }
        lists = requests("lists", all, Shops::list);
        overviews = requests("overviews", all, Shops::overview);
        nextPages = requests("next-pages", some, this::nextPage);
        orders = requests("orders", some, n -> order(n, scale.customers(name)));
        signIns = requests("sign-ins", some, Shops::signIn);
    }

    static Shops open(Path folder, String name, Scale scale) throws IOException, InterruptedException {
        var site = Site.start(folder.resolve(name), Site.freePort());
        site.await("/healthz", "");
        site.post("/api/v1/auth/sign-up", "{\"email\": \"password@bench.example\", \"password\": \"" + PASSWORD + "\"}");
        load(site, FIRST, FIRST + scale.companies(name) - 1, scale.customers(name));
        if (name.equals("medium")) {
            load(site, BIG, BIG, scale.big());
        }
        site.sql("vacuum analyze");
        site.sql("checkpoint");
        return new Shops(folder, name, site, scale);
    }

    private static void load(Site site, int from, int to, int customers) throws IOException, InterruptedException {
        Programs.run(
                site.database("postgres"),
                List.of("psql", "-Xq", "-v", "from=" + from, "-v", "to=" + to, "-v", "customers=" + customers, "-f", "bench/load.sql"));
    }

    /** The requests of a single company. */
    record One(String name, Path lists, Path nextPages, Path overviews) {}

    One one(int company, String name) throws IOException {
        var companies = new int[] {company};
        return new One(
                name,
                requests(name + "-lists", companies, Shops::list),
                requests(name + "-next-pages", companies, this::nextPage),
                requests(name + "-overviews", companies, Shops::overview));
    }

    Path script(Statements statements, String file, boolean inPipeline) throws IOException {
        return statements.script(folder, file, filaments, inPipeline);
    }

    static String token(int company) {
        return "b".repeat(37) + company;
    }

    private Path requests(String file, int[] companies, IntFunction<String> request) throws IOException {
        var lines = new ArrayList<String>();
        for (var company : companies) {
            lines.add(request.apply(company));
        }
        return Files.write(folder.resolve(name + "-" + file + ".requests"), lines);
    }

    private static String list(int company) {
        return get("/api/v1/customers?limit=20", company);
    }

    private static String overview(int company) {
        return get("/api/v1/overview", company);
    }

    private String nextPage(int company) {
        try {
            var page = NEXT.matcher(site.get("/api/v1/customers?limit=10", token(company)));
            if (!page.find()) {
                throw new IllegalStateException("Company " + company + " has no second page.");
            }
            return get("/api/v1/customers?limit=10&after=" + page.group(1), company);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String order(int company, int customers) {
        var customer = "019a0004-0000-7000-8000-" + (company * 1_000_000L + 1 + company % customers);
        return "POST\t/api/v1/orders\t" + token(company) + "\t" + Statements.body(customer, filaments.split(","));
    }

    private static String signIn(int company) {
        return "POST\t/api/v1/auth/sign-in\t\t{\"email\": \"" + company + "@bench.example\", \"password\": \"" + PASSWORD + "\"}";
    }

    private static String get(String path, int company) {
        return "GET\t" + path + "\t" + token(company) + "\t";
    }
}
