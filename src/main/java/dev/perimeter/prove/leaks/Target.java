package dev.perimeter.prove.leaks;

import java.util.regex.Pattern;

/**
 * A column of a company's table, and a value in it that the attacker must not learn of.
 *
 * @param has a value that a row of the attacked company has, and none that the attacker may read
 * @param none one of the same form that no row has; @param other another such
 * @param also what else must hold of the row, where both companies have such values: then the company itself is asked about
 * @param asked the column that is asked about
 */
record Target(String table, String column, String type, Value has, Value none, Value other, String also, String asked) {

    /** @param below the value next below it, as near as the type has one; @param above the one next above it */
    record Value(String text, String below, String above) {

        static Value of(String text) {
            return new Value(text, text, text);
        }

        String in(String sql) {
            return sql.replace("{value}", quoted(text))
                    .replace("{below}", quoted(below))
                    .replace("{above}", quoted(above))
                    .replace("{json}", quoted("{\"" + escaped(text) + "\": true}"))
                    .replace("{raw}", text);
        }

        /** What the server repeats of the statement says nothing. Counts are not followed by a space, and are left. */
        String masked(String words) {
            return words.replaceAll(
                    "(?<=[=<>] |[\\[{'(:\",])(%s|%s|%s)(?![\\w.])"
                            .formatted(Pattern.quote(above), Pattern.quote(text), Pattern.quote(below)),
                    "?");
        }

        private static String quoted(String text) {
            return "'" + text.replace("'", "''") + "'";
        }

        private static String escaped(String text) {
            return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t");
        }
    }

    @Override
    public String toString() {
        return table + "." + asked;
    }
}
