package dev.perimeter.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What texts may be. */
@WebTest
class TextsTest {

    private final Wire wire;

    TextsTest(@LocalServerPort int port) {
        wire = new Wire(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\tb", "a\u007Fb", "a\u0085b", "a\u2028b"})
    void whatIsNoTextIsRefused(String name) {
        assertThat(refusal("name", name)).startsWith("name: has a character that is not allowed");
    }

    @Test
    void aNameIsOneLineAndNotesAreMany() {
        assertThat(refusal("name", "a\nb")).isEqualTo("name: must be one line");
        assertThat(kept("notes", "a\r\n\tb\rc")).isEqualTo("a\n\tb\nc");
        assertThat(refusal("notes", "a\u0000b")).startsWith("notes: has a character");
        assertThat(refusal("tags", new String[] {"a\nb"})).isEqualTo("tags[0]: must be one line");
    }

    @Test
    void halfASurrogatePairIsRefusedWhereverItStands() {
        assertThat(wire.post("/api/v1/orders", "{\"name\": \"ab\\ud800\"}").fields())
                .containsExactly("name: has a character that is not allowed (U+D800)");
        assertThat(wire.post("/api/v1/orders", "{\"name\": \"ab\", \"\\udc00\": 1}")
                        .fields())
                .containsExactly("?: is not a known field");
        assertThat(wire.post("/api/v1/orders", "{\"name\": \"ab\", \"extra\": {\"a\": [\"\\udc00\"]}}")
                        .fields())
                .containsExactly("extra.a[0]: has a character that is not allowed (U+DC00)");
        assertThat(wire.post("/api/v1/orders", "{\"name\": \"ab\", \"extra\": {\"\\u0000\": 1}}")
                        .outcome())
                .isEqualTo("400 unknown-field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0\u2003\u3000", "\u200B\u200B\u200B", "\uFEFF\u2060", "\u3164\u3164", "\t\n "})
    void aNameOfNothingIsNoName(String name) {
        assertThat(refusal("name", name)).isEqualTo("name: is required");
    }

    /** Spec 11.5: they come along when pasting, and nobody sees them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
                "\u2068", "\u2069", "\u061C", "\u2060", "\uFEFF", "\u00AD", "\uFE0D"
            })
    void invisibleMarksAreTakenOffWhereverTheyStand(String mark) {
        assertThat(kept("name", mark + "Sky" + mark + " Blue" + mark)).isEqualTo("Sky Blue");
        assertThat(kept("notes", mark + "a\n" + mark + "b" + mark)).isEqualTo("a\nb");
        assertThat(kept("email", mark + "a" + mark + "@b" + mark + ".de" + mark))
                .isEqualTo("a@b.de");
        assertThat(kept("currency", mark + "EUR" + mark)).isEqualTo("EUR");
        assertThat(kept("dueOn", mark + "2026-02-28" + mark)).isEqualTo("2026-02-28");
        assertThat(kept("state", mark + "ready")).isEqualTo("ready");
        assertThat(refusal("name", mark)).isEqualTo("name: is required");
        assertThat(refusal("tags", new String[] {mark})).isEqualTo("tags[0]: is required");
    }

    @Test
    void joinersAndVariationsStayWhereTheyMeanSomethingAndLeaveAddresses() {
        for (var name : new String[] {
            "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\uD83D\uDC69\u200D\uD83D\uDE80 ship", "\u2764\uFE0F"
        }) {
            assertThat(kept("name", name)).isEqualTo(name);
        }
        for (var mark : new String[] {"\u200C", "\u200D", "\uFE0F", "\uFE00"}) {
            assertThat(kept("email", "a" + mark + "b1" + mark + "@c" + mark + "d.de"))
                    .isEqualTo("ab1@cd.de");
        }
    }

    @Test
    void aHeapOfMarksIsRefusedBeforeItTakesTime() {
        assertThat(kept("notes", "a" + "\u0301\u0316".repeat(15))).hasSize(30);
        assertThat(refusal("notes", "a" + "\u0301\u0316".repeat(100_000 / 2 - 1)))
                .endsWith("too many marks on one character");
        assertThat(refusal("notes", "a".repeat(100_001))).isEqualTo("notes: must have at most 100000 characters");
    }

    @Test
    void textIsKeptInOneFormAndCountedInCodePoints() {
        assertThat(kept("name", "  e\u0301a\u00A0 ")).isEqualTo("éa");
        assertThat(kept("name", "\uD83D\uDC69\u200D\uD83D\uDE80".repeat(66))).hasSize(66 * 5);
        assertThat(kept("name", "\uD83D\uDE00".repeat(200))).hasSize(400);
        assertThat(refusal("name", "\uD83D\uDE00".repeat(201))).isEqualTo("name: must have at most 200 characters");
        assertThat(kept("name", "=cmd <script>'; SQL --")).isEqualTo("=cmd <script>'; SQL --");
    }

    private String refusal(String field, Object value) {
        var answer = post(field, value);
        assertThat(answer.outcome()).isEqualTo("400 invalid");
        assertThat(answer.fields()).hasSize(1);
        return answer.fields().getFirst();
    }

    private String kept(String field, String value) {
        var answer = post(field, value);
        assertThat(answer.outcome()).isEqualTo("201");
        return answer.json().get(field).asString();
    }

    private Wire.Answer post(String field, Object value) {
        var order = JsonMapper.shared().createObjectNode().put("name", "ab");
        order.set(field, JsonMapper.shared().valueToTree(value));
        return wire.post("/api/v1/orders", order.toString());
    }
}
