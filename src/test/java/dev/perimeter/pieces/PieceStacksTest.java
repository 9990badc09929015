package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The board: copies of a line stand together, counts are those of all, lost ones stand on top, and every act has a key. */
@PerimeterTest
class PieceStacksTest {

    private static final int LINES = 30;

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    private Cast.Actor ada;
    private Farm farm;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        farm = new Farm(http, ada);
    }

    @Test
    void countsAreThoseOfAll() {
        var quantities = new int[LINES];
        Arrays.fill(quantities, 2);
        farm.confirmed(quantities);
        var board = board("");
        assertThat(board).contains("50 of 60").contains("More of them in the list");
        assertThat(farm.show("/overview").path("pieces").path("planned").asInt())
                .isEqualTo(60);
    }

    @Test
    void theBoardIsNarrowedToAPrinterAnOrderOrADay() {
        var printer = farm.printer("Gutenberg");
        var soon = farm.confirmed(1);
        http.patch(
                        ada,
                        "/orders/" + soon,
                        "{\"dueOn\": \"%s\"}".formatted(LocalDate.now().plusDays(3)))
                .is(200);
        var late = farm.add("/orders", """
                {"customerId": "%s", "dueOn": "2020-02-03", "lines": [{"description": "Lid", "quantity": 2}]}""".formatted(farm.customer("Grace")));
        farm.move("/orders/" + late, "confirmed").is(200);
        var piece = farm.pieces(late).getFirst();
        farm.moveAlong(List.of(piece), "queued");
        farm.move("/pieces/" + piece, "printing", ", \"printerId\": \"%s\"".formatted(printer))
                .is(200);
        assertThat(board("")).contains("Part 1").contains("Lid");
        assertThat(board("?order=2")).doesNotContain("Part 1").contains("Lid");
        assertThat(board("?dueTo=" + LocalDate.now())).doesNotContain("Part 1").contains("Lid");
        var there = board("?printerId=" + printer);
        assertThat(there).doesNotContain("Part 1").contains("Lid").contains("status%3Dprinting");
        assertThat(there).as("where one comes back to").contains("printerId%3D" + printer);
        assertThat(http.browse(ada, "GET", "/pieces/board?order=x").status()).isEqualTo(400);
    }

    /** What is sent back to is an address of ours. */
    @Test
    void nobodyIsLedElsewhere() {
        farm.confirmed(1);
        for (var then :
                new String[] {"//evil.example", "https://evil.example", "/sign-out", "/pieces/../team", "/pieces/\\evil"
                }) {
            var answer = http.browse(
                    ada,
                    "POST",
                    "/pieces/moves?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8),
                    "to",
                    "queued",
                    "numbers",
                    "1",
                    "_once",
                    UUID.randomUUID() + "");
            assertThat(answer.is(302).header("Location")).as(then).contains("/pieces/");
            assertThat(answer.header("Location")).doesNotContain("evil").doesNotContain("team");
            http.browse(ada, "POST", "/pieces/undo", "numbers", "1", "_once", UUID.randomUUID() + "")
                    .is(302);
        }
    }

    /** Spec 12.1: said after each act, and undone from there; by the keyboard too. */
    @Test
    void theBoardIsWorkedByTheKeyboard() {
        var order = farm.confirmed(4, 1);
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/pieces/board");
            var keys = tab.page.keyboard();
            keys.press("ArrowDown");
            assertThat(focused(tab)).contains("Part 1");
            keys.press("j");
            assertThat(focused(tab)).contains("Part 2");
            keys.press("k");
            keys.press("3");
            keys.press("Enter");
            tab.shows("3 pieces queued");
            assertThat(farm.show("/pieces?status=queued").path("items").size()).isEqualTo(3);
            keys.press("Control+z");
            tab.page.waitForCondition(
                    () -> tab.page.locator("ul[data-state=queued] li").count() == 0);
            assertThat(farm.show("/pieces?status=planned").path("items").size()).isEqualTo(5);
            tab.page.locator("main").focus();
            keys.press("?");
            tab.shows("Do the first thing that the card offers").isAccessible();
            keys.press("Escape");
            keys.press("ArrowDown");
            keys.press("Enter");
            tab.shows("4 pieces queued");
            keys.press("ArrowRight");
            assertThat(focused(tab)).contains("Part 1");
            keys.press("o");
            tab.page.waitForURL("**/orders/" + order);
        }
    }

    private static String focused(Tab tab) {
        return (String) tab.page.evaluate("document.activeElement.innerText");
    }

    private String board(String query) {
        return http.browse(ada, "GET", "/pieces/board" + query).is(200).text();
    }
}
