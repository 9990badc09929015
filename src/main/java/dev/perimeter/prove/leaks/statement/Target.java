package dev.perimeter.prove.leaks.statement;

import dev.perimeter.prove.leaks.statement.ServerCatalogue.Table;
import java.util.regex.Pattern;

/**
 * A column of a company's table, and a value in it that the attacker must not learn.
 *
 * @param about the column that is attacked
 * @param column the column that is compared; the company's, where both companies have such values
 * @param also a further condition on the row
 * @param has a value that a row of the attacked company has, and none that the attacker may read
 * @param none a value of the same form that no row has
 * @param other another such value
 */
public record Target(
        Table table, String about, String column, String type, String also, Value has, Value none, Value other) {

    /**
     * @param text the value
     * @param below the one next below it
     * @param above the one next above it
     */
    public record Value(String text, String below, String above) {

        public static Value of(String text) {
            return new Value(text, text, text);
        }

        public String in(String sql) {
            return sql.replace("{value}", quoted(text))
                    .replace("{below}", quoted(below))
                    .replace("{above}", quoted(above))
                    .replace("{json}", quoted("{\"" + escaped(text) + "\": true}"))
                    .replace("{raw}", text);
        }

        /** Text of the statement that the server repeats is no leak. */
        public String masked(String words) {
            var any = "%s|%s|%s".formatted(Pattern.quote(above), Pattern.quote(text), Pattern.quote(below));
            return words.replaceAll("(?<=['\"])(" + any + ")(?=['\"])", "?");
        }

        static String quoted(String text) {
            return "'" + text.replace("'", "''") + "'";
        }

        private static String escaped(String text) {
            return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
        }
    }

    /** The statement with the target in it, without the value. */
    public String in(String sql) {
        return sql.replace("{also}", also)
                .replace("{column}", column)
                .replace("{columns}", String.join(", ", table.listed()))
                .replace("{type}", type)
                .replace("{table}", table.name())
                .replace("{other}", Value.quoted(other.text()));
    }

    @Override
    public String toString() {
        return table.name() + "." + about;
    }
}
