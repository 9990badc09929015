package dev.perimeter.catalog.specs;

import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value that a company stated of a product, where the catalog's entry, which is used instead,
 * says another (spec 9.3).
 *
 * @param field as in the draft
 * @param yours what was stated
 * @param catalog what the entry says; null where it says nothing
 */
public record Difference(
        String field, Object yours, @Nullable Object catalog) {

    /** Equal in the entry, or it would be another; only their spelling may differ. */
    private static final Set<String> ALIKE = Set.of(
            "manufacturer",
            "product",
            "model",
            "material",
            "colorName",
            "diameterMm",
            "netWeightG",
            "isRefill",
            "spoolType");

    /**
     * Refuses a form where an equal entry says otherwise, which adding it again does not change:
     * the differences are told beside the fields.
     */
    public static void refuse(List<Difference> differences, String prefix) {
        if (!differences.isEmpty()) {
            var fields = differences.stream()
                    .map(difference -> difference.asFault(prefix))
                    .toList();
            throw Problem.conflict("equal-there", Map.of("fields", fields));
        }
    }

    private WrongField asFault(String prefix) {
        return new WrongField(
                prefix + field,
                catalog == null
                        ? FieldFault.of("fault.catalog.unsaid")
                        : FieldFault.of("fault.catalog.other", "value", text(catalog)));
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
    }

    /**
     * What was stated and differs; what was left open differs from nothing, and flags that are off
     * count as left open.
     *
     * @param yours what was stated, as it would be stored
     */
    public static List<Difference> between(Record stated, ObjectNode yours, Record entry) {
        var theirs = SpecColumns.of(entry);
        return SpecColumns.of(stated).properties().stream()
                .filter(field -> isStated(field.getValue()) && !ALIKE.contains(SpecColumns.field(field.getKey())))
                .flatMap(field -> of(field.getKey(), yours, theirs))
                .toList();
    }

    private static Stream<Difference> of(String column, ObjectNode yours, ObjectNode theirs) {
        var mine = yours.path(column);
        var there = theirs.path(column);
        if (isSame(mine, there)) {
            return Stream.empty();
        }
        var said = there.isNull() || there.isMissingNode() ? null : value(there);
        return Stream.of(new Difference(SpecColumns.field(column), value(mine), said));
    }

    private static boolean isStated(JsonNode value) {
        return !value.isNull() && !value.isMissingNode() && !(value.isArray() && value.isEmpty()) && !isOff(value);
    }

    private static boolean isOff(JsonNode value) {
        return value.isBoolean() && !value.booleanValue();
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isArray() && other.isArray() && one.size() == other.size()) {
            return Stream.iterate(0, at -> at + 1).limit(one.size()).allMatch(at -> isSame(one.get(at), other.get(at)));
        }
        return one.equals(other);
    }

    private static Object value(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().map(Difference::value).toList();
        }
        return node.isNumber()
                ? new BigDecimal(node.decimalValue().toPlainString())
                : node.isBoolean() ? (Object) node.booleanValue() : node.asString();
    }
}
