package dev.perimeter.catalog.intake;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads one row field by field: what is right goes to the columns, what is wrong is remembered, all of it. */
final class Fields {

    private final ObjectNode row;
    private final ObjectNode columns = JsonNodeFactory.instance.objectNode();
    private final SequencedMap<String, String> faults = new LinkedHashMap<>();

    Fields(ObjectNode row) {
        this.row = row;
    }

    ObjectNode columns() {
        return columns;
    }

    SequencedMap<String, String> faults() {
        return faults;
    }

    void text(String field) {
        required(field, Checks::text);
    }

    void optionalText(String field) {
        optional(field, Checks::text);
    }

    void word(String field, Set<String> words) {
        required(field, node -> Checks.word(node, words));
    }

    void optionalWord(String field, Set<String> words) {
        optional(field, node -> Checks.word(node, words));
    }

    void number(String field, double min, double max) {
        required(field, node -> Checks.number(node, min, max));
    }

    void optionalNumber(String field, double min, double max) {
        optional(field, node -> Checks.number(node, min, max));
    }

    void optionalWhole(String field, int min, int max) {
        optional(field, node -> Checks.whole(node, min, max));
    }

    void flag(String field) {
        required(field, Checks::flag);
    }

    void optionalFlag(String field) {
        optional(field, Checks::flag);
    }

    /** Null and absence stand for an empty list. */
    void texts(String field) {
        list(field, Checks::text);
    }

    void numbers(String field, double min, double max) {
        list(field, node -> Checks.number(node, min, max));
    }

    void list(String field, Function<JsonNode, JsonNode> check) {
        if (row.path(field).isMissingNode() || row.path(field).isNull()) {
            columns.putArray(field);
        } else {
            required(field, node -> Checks.list(node, check));
        }
    }

    /** A minimum is not above its maximum. Half a range is allowed. */
    void ordered(String min, String max) {
        if (columns.path(min).isNumber() && columns.path(max).isNumber()) {
            if (columns.path(min).decimalValue().compareTo(columns.path(max).decimalValue()) > 0) {
                faults.put(min, "is above " + max);
            }
        }
    }

    void wrong(String field, String reason) {
        faults.putIfAbsent(field, reason);
    }

    /** The text that was read, or an empty one. */
    String textOf(String field) {
        return columns.path(field).asString("");
    }

    private void optional(String field, Function<JsonNode, JsonNode> check) {
        if (!row.path(field).isMissingNode() && !row.path(field).isNull()) {
            required(field, check);
        }
    }

    private void required(String field, Function<JsonNode, JsonNode> check) {
        try {
            Checks.require(!row.path(field).isMissingNode(), "is missing");
            Checks.require(!row.path(field).isNull(), "is null");
            columns.set(field, check.apply(row.path(field)));
        } catch (Checks.Wrong e) {
            wrong(field, e.reason());
        }
    }
}
