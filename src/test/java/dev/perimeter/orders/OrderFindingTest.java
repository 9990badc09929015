package dev.perimeter.orders;

import static dev.perimeter.gate.Permission.ORDERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 11.4: orders by words in any order, the customer's name among them, and sorted by what they are. */
@PerimeterTest
class OrderFindingTest {

    @Autowired
    Http http;

    private Actor ada;
    private Farm farm;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
        order(farm.customer("J\u00f6rg M\u00fcller"), "Bracket 12 mm", "30.00", "2030-05-02");
        order(farm.customer("Ada Bracket"), "Gear", "10.00", null);
        order(farm.customer("Zo\u00eb"), "Drag\u00f3n figurine", "20.00", "2030-05-01");
    }

    @Test
    @Tag("stranger")
    void aStrangerFindsNothingByIt() {
        var rita = Cast.rita();
        for (var typed : List.of("bracket", "%232", "muller", "dragon+zoe")) {
            assertThat(numbers(rita, "q=" + typed)).as(typed).isEmpty();
        }
    }

    @Test
    void everyWordOccursSomewhere() {
        assertThat(numbers(ada, "q=bracket")).containsExactly(2, 1);
        assertThat(numbers(ada, "q=bracket+muller")).containsExactly(1);
        assertThat(numbers(ada, "q=MULLER+12+jorg")).containsExactly(1);
        assertThat(numbers(ada, "q=zoe+dragon+3")).containsExactly(3);
        assertThat(numbers(ada, "q=zoe+gear")).isEmpty();
        assertThat(numbers(ada, "q=%232")).containsExactly(2);
        assertThat(numbers(ada, "q=2")).containsExactly(2, 1);
        assertThat(numbers(ada, "q=%25")).isEmpty();
    }

    /** What a flag hides is not told by a search either. */
    @Test
    void whoMayNotViewCustomersFindsNothingByTheirNames() {
        var sam = Cast.staffOf(ada, ORDERS_VIEW);
        assertThat(numbers(sam, "q=muller")).isEmpty();
        assertThat(numbers(sam, "q=bracket")).containsExactly(1);
        assertThat(numbers(sam, "q=bracket+muller")).isEmpty();
    }

    @Test
    void sortedPageByPage() {
        assertThat(numbers(ada, "limit=1")).containsExactly(3, 2, 1);
        assertThat(numbers(ada, "limit=1&sort=number")).containsExactly(1, 2, 3);
        assertThat(numbers(ada, "limit=1&sort=due")).containsExactly(3, 1, 2);
        assertThat(numbers(ada, "limit=1&sort=-due")).containsExactly(2, 1, 3);
        assertThat(numbers(ada, "limit=1&sort=total")).containsExactly(2, 3, 1);
        assertThat(numbers(ada, "limit=1&sort=-total")).containsExactly(1, 3, 2);
        assertThat(numbers(ada, "limit=1&sort=total&q=bracket")).containsExactly(2, 1);
        assertThat(numbers(ada, "limit=1&sort=due&dueTo=2030-05-01")).containsExactly(3);
        assertThat(numbers(ada, "limit=1&sort=due&dueFrom=2030-05-01")).containsExactly(3, 1);
        for (var number : List.of(3, 1)) {
            var id = http.get(ada, "/orders?q=%23" + number)
                    .json()
                    .path("items")
                    .path(0)
                    .path("id")
                    .asString();
            farm.move("/orders/" + id, "confirmed").is(200);
        }
        assertThat(numbers(ada, "limit=1&sort=due&open=true")).containsExactly(3, 1);
        assertThat(numbers(ada, "limit=1&sort=-due&open=true")).containsExactly(1, 3);
        assertThat(numbers(ada, "limit=1&open=false&sort=total")).containsExactly(2);
    }

    /** Late, due and open orders begin with the most pressing one; the page says how many there are, and what they are worth. */
    @Test
    void thePageCountsAndAddsUp() {
        var page = http.browse(ada, "GET", "/orders").is(200).text();
        assertThat(page).contains("3 listed", "\u20ac60.00 in all");
        var usd = http.patch(ada, "/company", "{\"currency\": \"USD\"}").is(200);
        assertThat(usd.json().path("currency").asString()).isEqualTo("USD");
        order(farm.customer("Fourth"), "Gear", "5.00", null);
        assertThat(http.browse(ada, "GET", "/orders?limit=1").is(200).text())
                .contains("4 listed", "\u20ac60.00 in all", "US$5.00 in all".replace("US$", "$"));
        assertThat(http.browse(ada, "GET", "/orders?q=zzz").is(200).text())
                .contains("Show all")
                .doesNotContain("listed");
        assertThat(http.browse(ada, "GET", "/orders?q=gear&limit=1").is(200).text())
                .contains("More than 1 listed");
        assertThat(http.browse(Cast.rita(), "GET", "/orders").is(200).text()).doesNotContain("listed");
    }

    private void order(String customer, String line, String price, String due) {
        farm.add("/orders", """
                {"customerId": "%s", "dueOn": %s, "lines": [{"description": "%s", "quantity": 1, "unitPrice": %s}]}""".formatted(customer, due == null ? "null" : "\"" + due + "\"", line, price));
    }

    private List<Integer> numbers(Actor who, String query) {
        var numbers = new ArrayList<Integer>();
        for (var next = ""; next != null; ) {
            var page = http.get(who, "/orders?" + query + next).is(200).json();
            page.path("items").forEach(item -> numbers.add(item.path("number").asInt()));
            next = page.path("next").isNull()
                    ? null
                    : "&after=" + page.path("next").asString();
        }
        return numbers;
    }
}
