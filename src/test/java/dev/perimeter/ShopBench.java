package dev.perimeter;

import dev.perimeter.catalog.importing.ImportCommand;
import dev.perimeter.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Not in the build: {@code bench/shop} runs it. What a big company waits for each list, search, overview and page, as tables in bench. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopBench {

    private static final BigShop.Size SIZE = new BigShop.Size(100_000, 200_000, 1_000, 20, 40);
    private static final int DEEP = 100;

    private final BigShop shop = new BigShop(SIZE);
    private String sizes;

    @BeforeAll
    void know() {
        sizes = sizes() + importCatalog();
        for (var i = 0; i < 2_000; i++) {
            read("/company");
        }
    }

    @AfterAll
    void drop() throws IOException {
        shop.close();
    }

    /** First: the writes of the other leave more to read. */
    @Test
    void aPages() throws IOException {
        for (var i = 0; i < 300; i++) {
            page("/customers");
        }
        var table = new BenchTable(() -> page("/account"));
        ShopRequests.pages(shop).forEach((name, path) -> {
            var bytes = page(path).text().length() / 1024 + " kB";
            table.measure(name, () -> page(path), bytes);
        });
        table.write("PAGES.md", "The pages, measured", sizes, "`/account`", "size");
    }

    @Test
    void bPrograms() throws IOException {
        var table = new BenchTable(() -> read("/company"));
        ShopRequests.of(shop).forEach((name, path) -> measureRead(table, name, path));
        for (var list : List.of("/customers", "/orders", "/pieces", "/audit", "/assets/spools", "/catalog/filaments")) {
            measureRead(table, list + ", page " + DEEP + " of 200", deep(list));
        }
        measureWrites(table);
        table.write("SHOP.md", "The shop, measured", sizes, "the smallest read, `/company`", "looked up by");
    }

    private Http.Answer page(String path) {
        return shop.http().browse(shop.owner(), "GET", path).is(200);
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

    private void measureRead(BenchTable table, String name, String path) {
        var plans = Explaining.plans(() -> shop.http().get(shop.owner(), path));
        var ways = new Plan(plans.getFirst(), Plan.companyIndexes(shop.db())).ways();
        table.measure(name, () -> read(path), String.join(", ", ways));
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

    private void measureWrites(BenchTable table) {
        var farm = new Farm(shop.http(), shop.owner());
        var customer = shop.id("customer", "number = 77");
        table.measure("add an order of three lines", () -> farm.order(customer, 1, 2, 3), "");
        table.measure("add a customer", () -> farm.customer("Grace Hopper"), "");
        var confirmed = new ArrayList<String>();
        for (var i = 0; i < BenchTable.RUNS + BenchTable.FIRST; i++) {
            confirmed.add(farm.order(customer, 1000));
        }
        var orders = confirmed.iterator();
        table.measure(
                "confirm an order of 1,000 pieces",
                () -> farm.move("/orders/" + orders.next(), "confirmed").is(200),
                "");
        var pieces = confirmed.stream().map(farm::pieces).toList();
        var bulk = pieces.iterator();
        table.measure(
                "move 200 pieces at once",
                () -> farm.moveAll(bulk.next(), "queued", "").is(200),
                "");
        var printers = shop.id("printer", "status = 'ready'");
        var single = pieces.iterator();
        table.measure(
                "move a piece",
                () -> farm.move(
                                "/pieces/" + single.next().getFirst(),
                                "printing",
                                ", \"printerId\": \"" + printers + "\"")
                        .is(200),
                "");
    }
}
