package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.ImportCommand;
import dev.perimeter.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Not in the build: {@code bench/shop} runs it. What a big company waits for each list, search and overview, as a table in bench/RESULTS.md. */
class ShopBench {

    private static final BigShop.Size SIZE = new BigShop.Size(100_000, 200_000, 1_000, 20, 40);
    private static final int RUNS = 20;
    private static final int DEEP = 100;

    private final List<String> table = new ArrayList<>();
    private BigShop shop;
    private double smallestRead;

    @Test
    void bigCompany() throws IOException {
        try (var big = new BigShop(SIZE)) {
            shop = big;
            var catalog = importCatalog();
            var sizes = sizes();
            for (var i = 0; i < 2_000; i++) {
                read("/company");
            }
            smallestRead = median(times(() -> read("/company")));
            ShopRequests.of(big).forEach(this::measureRead);
            for (var list :
                    List.of("/customers", "/orders", "/pieces", "/audit", "/assets/spools", "/catalog/filaments")) {
                measureRead(list + ", page " + DEEP + " of 200", deep(list));
            }
            measureWrites();
            write(sizes + catalog);
        }
    }

    private String importCatalog() {
        var file =
                Path.of(System.getenv().getOrDefault("PERIMETER_SHARED", "../shared"), "catalog", "filaments.jsonl.gz");
        if (Files.exists(file)) {
            var own = new DatabaseSettings.Own(shop.url(), TestDatabase.SERVER.user(), TestDatabase.SERVER.password());
            var settings = new DatabaseSettings(Path.of("none"), own, TestDatabase.SECRET, null);
            ImportCommand.run(settings, file.toString(), System.out, System.err);
        }
        return ", "
                + shop.db()
                        .sql("select count(*) from filament_spec")
                        .query(Long.class)
                        .single() + " filaments in the catalog";
    }

    private String sizes() {
        var of = "The company has ";
        var counts = new ArrayList<String>();
        for (var name : List.of("customer", "sales_order", "order_line", "piece", "spool", "printer", "audit_entry")) {
            counts.add(shop.db()
                            .sql("select count(*) from " + name + " where company_id = ?")
                            .param(shop.owner().company())
                            .query(Long.class)
                            .single()
                    + " " + name);
        }
        return of + String.join(", ", counts) + "; beside it " + SIZE.others() + " other companies of "
                + SIZE.otherCustomers() + " customers and " + SIZE.otherOrders() + " orders each";
    }

    private void measureRead(String name, String path) {
        var plans = Explaining.plans(() -> shop.http().get(shop.owner(), path));
        var ways = new Plan(plans.getFirst(), Plan.companyIndexes(shop.db())).ways();
        measure(name, () -> read(path), String.join(", ", ways));
    }

    private Http.Answer read(String path) {
        return shop.http().get(shop.owner(), path).is(200);
    }

    /** The page behind so many. */
    private String deep(String list) {
        var path = list + "?limit=200";
        for (var page = 1; page < DEEP; page++) {
            var next = read(path).json().path("next");
            if (next.isNull()) {
                return path;
            }
            path = list + "?limit=200&after=" + next.asString();
        }
        return path;
    }

    private void measureWrites() {
        var farm = new Farm(shop.http(), shop.owner());
        var customer = shop.id("customer", "number = 77");
        measure("add an order of three lines", () -> farm.order(customer, 1, 2, 3), "");
        measure("add a customer", () -> farm.customer("Grace Hopper"), "");
        var confirmed = new ArrayList<String>();
        for (var i = 0; i < RUNS + 5; i++) {
            confirmed.add(farm.order(customer, 1000));
        }
        var orders = confirmed.iterator();
        measure(
                "confirm an order of 1,000 pieces",
                () -> farm.move("/orders/" + orders.next(), "confirmed").is(200),
                "");
        var pieces = confirmed.stream().map(farm::pieces).toList();
        var bulk = pieces.iterator();
        measure(
                "move 200 pieces at once",
                () -> farm.moveAll(bulk.next(), "queued", "").is(200),
                "");
        var printers = shop.id("printer", "status = 'ready'");
        var single = pieces.iterator();
        measure(
                "move a piece",
                () -> farm.move(
                                "/pieces/" + single.next().getFirst(),
                                "printing",
                                ", \"printerId\": \"" + printers + "\"")
                        .is(200),
                "");
    }

    private void measure(String name, Supplier<?> request, String ways) {
        var times = times(request);
        table.add(String.format(
                Locale.ROOT,
                "| `%s` | %.1f | %.1f | %.1f | %s |",
                name,
                median(times),
                times[times.length - 1],
                median(times) / smallestRead,
                ways));
        System.out.println(table.getLast());
    }

    /** In milliseconds, the shortest first. */
    private static double[] times(Supplier<?> request) {
        for (var i = 0; i < 5; i++) {
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

    private void write(String sizes) throws IOException {
        var system =
                Map.of("cores", Runtime.getRuntime().availableProcessors(), "java", System.getProperty("java.version"));
        var text = """
                # The shop, measured

                Written by `bench/shop` on %s: %s cores, %s, Java %s, the embedded PostgreSQL with the settings that the product gives it; client, product
                and database on one machine. %s.

                Milliseconds over HTTP, the median and the longest of %d requests after 5 others; the ratio is to the smallest read, `/company`.

                | request | median | max | ratio | looked up by |
                | --- | ---: | ---: | ---: | --- |
                %s
                """.formatted(
                        LocalDate.now(),
                        system.get("cores"),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        system.get("java"),
                        sizes,
                        RUNS,
                        String.join("\n", table));
        Files.writeString(Path.of("bench", "RESULTS.md"), text);
        assertThat(table).isNotEmpty();
    }
}
