package dev.perimeter.web.lists;

import org.jspecify.annotations.Nullable;

/**
 * The SQL of a list's order: by a key, and by number where keys are equal, so that the order is
 * total. The parameters {@code afterKey} and {@code afterNumber} say where a page begins.
 *
 * @param key an expression that is never null; empty for the number alone
 * @param type the key's type
 * @param first the text of a key that sorts before all others
 * @param last the text of a key that sorts behind all others
 * @param down whether the last comes first
 */
public record Ordering(String key, String type, String first, String last, boolean down) {

    /** Sorts behind all other texts in every collation (UTS #35): what is not given comes last. */
    private static final String LAST = "\uFFFF";

    public static Ordering byNumber(boolean down) {
        return new Ordering("", "", "", "", down);
    }

    public static Ordering byText(String column, NameOrder order, boolean down) {
        return new Ordering(column + " collate " + order.collation(), "text", "", LAST + LAST, down);
    }

    /** The same for a column that may be null. */
    public static Ordering byTextOrLast(String column, NameOrder order, boolean down) {
        return byText("coalesce(" + column + ", '" + LAST + "')", order, down);
    }

    public static String orLast(@Nullable String text) {
        return text == null ? LAST : text;
    }

    /** The statement with this order in place of {@code {behind}} and {@code {by}}. */
    public String in(String statement) {
        return statement.replace("{behind}", isBehind()).replace("{by}", by());
    }

    /** Of the position before the first page. */
    public String startKey() {
        return down ? last : first;
    }

    /** Of the position before the first page. */
    public int startNumber() {
        return down ? Integer.MAX_VALUE : 0;
    }

    private String isBehind() {
        var sign = down ? " < " : " > ";
        return key.isEmpty()
                ? "number" + sign + ":afterNumber"
                : "(" + key + ", number)" + sign + "(cast(:afterKey as " + type + "), :afterNumber)";
    }

    private String by() {
        var direction = down ? " desc" : "";
        return (key.isEmpty() ? "" : key + direction + ", ") + "number" + direction;
    }
}
