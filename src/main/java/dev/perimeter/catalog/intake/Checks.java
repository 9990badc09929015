package dev.perimeter.catalog.intake;

import dev.perimeter.values.FoldedText;
import dev.perimeter.values.InvisibleCharacters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** What a single value must be, whichever field it stands in. Each check answers with the value as it is stored. */
final class Checks {

    private static final int CHARACTERS_MAX = 200;
    private static final int KEY_BYTES_MAX = 600;
    private static final int LIST_MAX = 100;

    /**
     * Figures of binary fractions have up to 17 digits; what is written out at far greater length is no measurement.
     */
    private static final int DIGITS_MAX = 30;

    private static final int DECIMALS_KEPT = 6;

    private static final Pattern COLOR = Pattern.compile("#[0-9A-F]{6}([0-9A-F]{2})?");
    private static final Pattern GTIN = Pattern.compile("[0-9]{8}|[0-9]{12,14}");

    private Checks() {}

    static JsonNode text(JsonNode node) {
        require(node.isString(), "is no text");
        var text = InvisibleCharacters.withoutMeaningless(node.stringValue()).strip();
        require(node.stringValue().chars().noneMatch(Character::isISOControl), "has a control character");
        require(text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE), "has half a character");
        require(text.codePoints().noneMatch(InvisibleCharacters::turnsTextAround), "turns text around");
        // Before the key is made: that takes long for heaps of marks.
        require(text.codePointCount(0, text.length()) <= CHARACTERS_MAX, "is longer than 200 characters");
        var key = FoldedText.of(text);
        require(!key.isEmpty(), "is blank");
        require(key.getBytes(StandardCharsets.UTF_8).length <= KEY_BYTES_MAX, "is longer than 600 bytes");
        return StringNode.valueOf(text);
    }

    static JsonNode word(JsonNode node, Set<String> words) {
        var allowed = String.join(", ", new TreeSet<>(words));
        require(node.isString() && words.contains(node.stringValue()), "must be one of " + allowed);
        return node;
    }

    static JsonNode number(JsonNode node, double min, double max) {
        require(node.isNumber(), "is no number");
        var number = node.decimalValue();
        boolean inRange =
                number.compareTo(BigDecimal.valueOf(min)) >= 0 && number.compareTo(BigDecimal.valueOf(max)) <= 0;
        require(inRange, "must be " + plain(min) + " to " + plain(max));
        require(number.precision() <= DIGITS_MAX && Math.abs(number.scale()) <= DIGITS_MAX, "has too many digits");
        return DecimalNode.valueOf(shortened(number));
    }

    static JsonNode whole(JsonNode node, double min, double max) {
        var number = number(node, min, max);
        require(number.decimalValue().scale() == 0, "must be a whole number");
        return number;
    }

    private static String plain(double number) {
        return shortened(BigDecimal.valueOf(number)).toPlainString();
    }

    /** Equal numbers look the same: 1.750 is 1.75, and 1E+3 is 1000. */
    private static BigDecimal shortened(BigDecimal number) {
        var rounded = number.setScale(DECIMALS_KEPT, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.setScale(Math.max(0, rounded.scale()), RoundingMode.UNNECESSARY);
    }

    static JsonNode flag(JsonNode node) {
        require(node.isBoolean(), "is neither true nor false");
        return node;
    }

    static JsonNode list(JsonNode node, Function<JsonNode, JsonNode> check) {
        require(node.isArray(), "is no list");
        require(node.size() <= LIST_MAX, "has more than " + LIST_MAX + " elements");
        var checked = JsonNodeFactory.instance.arrayNode();
        node.forEach(element -> checked.add(check.apply(element)));
        return checked;
    }

    static JsonNode color(JsonNode node) {
        require(
                node.isString() && COLOR.matcher(node.stringValue()).matches(),
                "must be #RRGGBB or #RRGGBBAA, in upper case");
        return node;
    }

    static JsonNode gtin(JsonNode node) {
        require(
                node.isString() && GTIN.matcher(node.stringValue()).matches(),
                "must be texts of 8, 12, 13 or 14 digits");
        require(hasItsCheckDigit(node.stringValue()), "has a wrong check digit");
        return node;
    }

    /** GS1 General Specifications 7.9: weights 3 and 1 in turn from the right, the sum a multiple of ten. */
    private static boolean hasItsCheckDigit(String gtin) {
        int sum = 0;
        for (int fromRight = 0; fromRight < gtin.length(); fromRight++) {
            int digit = gtin.charAt(gtin.length() - 1 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? digit : 3 * digit;
        }
        return sum % 10 == 0;
    }

    static JsonNode sourceId(JsonNode node) {
        var text = text(node).stringValue();
        require(SourceId.isOne(text), "must be source:id");
        return node;
    }

    static void require(boolean condition, String reason) {
        if (!condition) {
            throw new Wrong(reason);
        }
    }

    /** Ends the reading of one field, and of no more than that. */
    static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String reason;

        private Wrong(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
