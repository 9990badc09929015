package dev.perimeter.prove.leaks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Everything that a statement left behind, without what its own text causes.
 *
 * @param answer rows, notices, error or plan
 * @param settings the settings, and the state of random numbers and of the transaction's number
 * @param counts how often tables and indexes were read meanwhile, and how many of their rows
 */
record Trace(String answer, String settings, String counts) {

    private static final Pattern POSITION = Pattern.compile("Position: \\d+");
    private static final Pattern EXPRESSION =
            Pattern.compile("(?m)^( *[A-Z][A-Za-z -]*(?:Cond|Filter|Output|Key|Sampling|Values): )(?!\\d+ ?$).*$");

    private static final Pattern MEASURED = Pattern.compile("(?m)\\((?:cost|actual|never)[^)]*\\)"
            + "|^ *(?:Rows|Heap|Index Searches|Cache|Workers|Sort Method|Hits|Batches|Buckets|Storage)[^\\n]*\\n");

    /** The channel by which a difference shows. */
    enum Channel {
        SETTINGS("a setting, a transaction's number or a random number that the condition changes where it holds"),
        ANSWER("an error or notice where the condition holds, or by what EXPLAIN counted"),
        COUNTS("the server's counters of the transaction");

        private final String said;

        Channel(String said) {
            this.said = said;
        }

        @Override
        public String toString() {
            return said;
        }
    }

    /**
     * @param before the counters
     * @param after the counters
     */
    static Trace of(String state, String words, String settings, String before, String after) {
        var answer =
                POSITION.matcher(EXPRESSION.matcher(words).replaceAll("$1")).replaceAll("");
        return new Trace(state + " " + answer, settings, difference(before, after));
    }

    /** The differences between the two. */
    List<Channel> differencesTo(Trace other) {
        var channels = new ArrayList<Channel>();
        if (!settings.equals(other.settings)) {
            channels.add(Channel.SETTINGS);
        }
        // A different plan for a different value is the planner's choice, which depends on no row.
        if (!skeleton().equals(other.skeleton()) && isPlan() && other.isPlan()) {
            return channels;
        }
        if (!answer.equals(other.answer)) {
            channels.add(Channel.ANSWER);
        }
        if (!counts.equals(other.counts)) {
            channels.add(Channel.COUNTS);
        }
        return channels;
    }

    private boolean isPlan() {
        return answer.contains("(cost=") || answer.contains("(actual ");
    }

    private String skeleton() {
        return MEASURED.matcher(answer).replaceAll("");
    }

    /** The counters continue from one transaction to the next. */
    private static String difference(String before, String after) {
        var was = before.strip().split(" ");
        var is = after.strip().split(" ");
        var counts = new StringBuilder();
        for (var n = 0; n < is.length && was.length == is.length && !before.isBlank(); n++) {
            counts.append(Long.parseLong(is[n]) - Long.parseLong(was[n])).append(' ');
        }
        return counts.toString();
    }
}
