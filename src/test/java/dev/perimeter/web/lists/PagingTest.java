package dev.perimeter.web.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.web.WebTest;
import dev.perimeter.web.Wire;
import dev.perimeter.web.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@WebTest
class PagingTest {

    private static final String ORDERS = "/api/v1/orders";

    private final Wire wire;
    private final Cursors cursors = new Cursors(new byte[32]);

    PagingTest(@LocalServerPort int port) {
        wire = new Wire(port);
    }

    @Test
    void thePagesTogetherAreTheWholeListInOrder() {
        var all = new ArrayList<String>();
        JsonNode page = wire.get(ORDERS).json();
        assertThat(page.get("items").size()).isEqualTo(50);
        while (!page.get("next").isNull()) {
            page.get("items").forEach(item -> all.add(item.asString()));
            page = wire.get(ORDERS + "?limit=7&after=" + page.get("next").asString())
                    .json();
        }
        page.get("items").forEach(item -> all.add(item.asString()));
        assertThat(all).hasSize(120).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit=200                       | 200               |
            limit=1                         | 200               |
            q=%20                           | 200               |
            q=%25%25%25%25                  | 200               |
            q=                              | 200               |
            status=in_production            | 200               |
            status=11-50                    | 200               |
            tag=a&tag=b                     | 200               |
            since=2026-02-28                | 200               |
            limit=0                         | 400 invalid       | limit: must be between 1 and 200
            limit=201                       | 400 invalid       | limit: must be between 1 and 200
            limit=-1                        | 400 invalid       | limit: must be between 1 and 200
            limit=1000000000                | 400 invalid       | limit: must be between 1 and 200
            limit=0x10                      | 400 invalid       | limit: must be between 1 and 200
            limit=                          | 400 invalid       | limit: must be between 1 and 200
            limit=1&limit=2                 | 400 invalid       | limit: is given more than once
            after=                          | 400 invalid       | after: is not a position in this list
            after=AAAA                      | 400 invalid       | after: is not a position in this list
            after=%21                       | 400 invalid       | after: is not a position in this list
            status=IN_PRODUCTION            | 400 invalid       | status: must be one of ready, in_production, 11-50
            customerId=1-1-1-1-1            | 400 invalid       | customerId: is not an id
            customerId=                     | 400 invalid       | customerId: is not an id
            since=1.2.2026                  | 400 invalid       | since: is not a date (YYYY-MM-DD)
            companyId=1                     | 400 unknown-field | companyId: is not a known field
            q=a&companyId                   | 400 unknown-field | companyId: is not a known field
            q=a%00b                         | 400 invalid       | q: has a character that is not allowed (U+0000)
            q=a%E2%80%AEb                   | 200               |
            """)
    void aQueryIsWhatTheListDeclares(String query, String outcome, String field) {
        var answer = wire.get(ORDERS + "?" + query);
        assertThat(answer.outcome()).isEqualTo(outcome);
        if (field != null) {
            assertThat(answer.fields()).containsExactly(field);
        }
    }

    @Test
    void whatIsSearchedForIsComparedAsAKeyAndHasAnEnd() {
        assertThat(wire.get(ORDERS + "/found?needed=1&q=%20ADA%20%20L%20")
                        .http()
                        .body())
                .contains("\"ada l\"");
        assertThat(wire.get(ORDERS + "?q=" + "%F0%9F%98%80".repeat(200)).outcome())
                .isEqualTo("200");
        assertThat(wire.get(ORDERS + "?q=" + "a".repeat(201)).fields())
                .containsExactly("q: must have at most 200 characters");
    }

    @Test
    void aCursorOfAnotherListIsNoPosition() {
        var next = wire.get(ORDERS + "?q=a").json().get("next").asString();
        assertThat(wire.get(ORDERS + "?q=a&after=" + next).outcome()).isEqualTo("200");
        assertThat(wire.get(ORDERS + "?q=b&after=" + next).outcome()).isEqualTo("400 invalid");
        assertThat(wire.get(ORDERS + "?after=" + next).outcome()).isEqualTo("400 invalid");
    }

    @Test
    void aCursorGivesBackItsPositionToItsScopeOnly() {
        var id = UUID.randomUUID();
        var cursor = cursors.write("company A", SortKey.of("Zoë & co", id, 42L));
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(cursors.read("company A", cursor)).isEqualTo(new SortKey(List.of("Zoë & co", id.toString(), "42")));
        assertThat(cursors.read("company A", null).parts()).isEmpty();
        assertThatThrownBy(() -> cursors.read("company B", cursor)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new Cursors("another key of thirty-two bytes!".getBytes()).read("company A", cursor))
                .isInstanceOf(Problem.class);
    }

    @Test
    void noCharacterOfACursorCanBeChanged() {
        var cursor = cursors.write("company A", SortKey.of("x"));
        for (int i = 0; i < cursor.length(); i++) {
            for (var other : "ABCDwxyz0189-_=+/".toCharArray()) {
                var changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
                if (!changed.equals(cursor)) {
                    assertThatThrownBy(() -> cursors.read("company A", changed)).isInstanceOf(Problem.class);
                }
            }
            var shorter = cursor.substring(0, i);
            assertThatThrownBy(() -> cursors.read("company A", shorter)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> cursors.read("company A", cursor + "=")).isInstanceOf(Problem.class);
    }
}
