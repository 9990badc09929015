package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every list, search and overview answers from an index that begins with the company, whatever the company has: the plans of the statements that the
 * application really sends. How long they take is measured in {@code bench/}.
 */
class PlansTest {

    private static final BigShop.Size SIZE = new BigShop.Size(2_500, 4_000, 20, 100, 200);

    /** What a plan may do beside looking up: the beginning of the path, and what is said of the plan. Each with its reason. */
    private static final Map<String, List<String>> EXCEPTIONS = Map.of(
            // A company has some hundred printers, and some thousand spools: words are looked for in all of them.
            "/assets/printers", List.of("filter: ", "sort: "),
            // They are summed up by filament, of which a company has some hundred.
            "/assets/spools", List.of("filter: ", "sort: "),
            "/stock", List.of("filter: ", "sort: "),
            // The states are sorted, which are some dozens, and the filaments; what is counted is not.
            "/overview", List.of("sort: ", "filter: "),
            // The due dates and numbers of a span are read from the index alone, and the highest numbers kept.
            "/orders?due", List.of("sort: [\"o.number DESC\"]"),
            // Comparisons of numeric are not leakproof: row security keeps them from the index, which is read in its
            // order all the same.
            "/orders?sort=total", List.of("filter: order_by_total"),
            "/orders?sort=-total", List.of("filter: order_by_total"));

    private static BigShop shop;

    @BeforeAll
    static void fill() {
        shop = new BigShop(SIZE);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void everyListAnswersFromAnIndexOfTheCompany() {
        assertThat(complaints()).isEmpty();
    }

    /** So the test would notice. */
    @Test
    void aListWithoutItsIndexIsReported() {
        shop.db().sql("alter index piece_by_order rename to elsewhere").update();
        shop.db()
                .sql("update pg_index set indisvalid = false where indexrelid = 'elsewhere'::regclass")
                .update();
        try {
            assertThat(complaints()).anyMatch(complaint -> complaint.startsWith("/pieces?orderId={order}: "));
        } finally {
            shop.db()
                    .sql("update pg_index set indisvalid = true where indexrelid = 'elsewhere'::regclass")
                    .update();
            shop.db().sql("alter index elsewhere rename to piece_by_order").update();
        }
    }

    /** Behind more rows than are looked through one by one. */
    @Test
    void whatIsRareIsFoundFarAway() {
        assertThat(found("/customers?q=quackenbush")).isEqualTo(1);
        assertThat(found("/customers?q=quackenbush&status=inactive")).isZero();
        assertThat(found("/customers?q=UACKENBUSH@mail.example")).isEqualTo(1);
        assertThat(found("/customers?q=zzzqqq")).isZero();
        assertThat(found("/orders?q=quetzal")).isEqualTo(1);
        assertThat(found("/orders?q=quetzal&status=draft")).isZero();
        assertThat(found("/orders?q=ws-100077")).isEqualTo(1);
        assertThat(found("/orders?q=ws_100077")).isZero();
        var customer = shop.id("customer", "name_key = 'wilhelmina quackenbush'");
        assertThat(found("/orders?q=quackenbush")).isEqualTo(found("/orders?customerId=" + customer));
        assertThat(found("/orders?q=quackenbush@mail")).isZero();
    }

    private static int found(String path) {
        return shop.http().get(shop.owner(), path).is(200).json().path("items").size();
    }

    private static List<String> complaints() {
        var indexes = Plan.companyIndexes(shop.db());
        var complaints = new ArrayList<String>();
        ShopRequests.of(shop).forEach((name, path) -> {
            var plans = Explaining.plans(() -> shop.http().get(shop.owner(), path));
            assertThat(plans).as(name).hasSize(1);
            new Plan(plans.getFirst(), indexes)
                    .complaints().stream()
                            .filter(complaint -> !isExcepted(name, complaint))
                            .forEach(complaint -> complaints.add(name + ": " + complaint));
        });
        return complaints;
    }

    private static boolean isExcepted(String name, String complaint) {
        return EXCEPTIONS.entrySet().stream()
                .filter(exception -> name.startsWith(exception.getKey()))
                .flatMap(exception -> exception.getValue().stream())
                .anyMatch(complaint::startsWith);
    }
}
