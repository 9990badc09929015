package dev.perimeter.prove.leaks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * All that a statement left behind where it was run, without the value that it asked about.
 *
 * @param answer rows, notices, error or plan
 * @param settings what stands in settings, and where the random numbers and the transaction's own number are
 * @param counts how often tables and indexes were read in this transaction, and how many rows of them
 */
record Trace(String answer, String settings, String counts) {

    /** Expressions of a plan, and where in its text an error stands: they follow from the statement. */
    private static final Pattern EXPRESSION =
            Pattern.compile("(?m)^( *[A-Z][A-Za-z -]*(?:Cond|Filter|Output|Key|Sampling|Values): )(?!\\d+ ?$).*$");

    private static final Pattern POSITION = Pattern.compile("Position: \\d+");
    private static final Pattern MEASURED = Pattern.compile(
            "(?m)\\((?:cost|actual|never)[^)]*\\)|^ *(?:Rows|Heap|Index Searches|Cache|Workers|Sort Method|Hits|Batches|Buckets|Storage)[^\\n]*\\n");

    static Trace of(String state, String words, String settings, String before, String after) {
        return new Trace(state + " " + POSITION.matcher(EXPRESSION.matcher(words).replaceAll("$1")).replaceAll(""), settings, difference(before, after));
    }

    /** In which of them two differ. */
    List<Channel> differencesTo(Trace other) {
        var channels = new ArrayList<Channel>();
        if (!settings.equals(other.settings)) {
            channels.add(Channel.SETTINGS);
        }
        if (!answer.equals(other.answer) && (!isPlan() || skeleton().equals(other.skeleton()))) {
            channels.add(Channel.ANSWER);
        }
        if (!counts.equals(other.counts)) {
            channels.add(Channel.COUNTS);
        }
        return channels;
    }

    private boolean isPlan() {
        return answer.contains("(cost=");
    }

    /** Another plan for another value is the planner's choice, which knows nothing of rows. */
    private String skeleton() {
        return MEASURED.matcher(answer).replaceAll("");
    }

    /** The counters run on from one transaction to the next. */
    private static String difference(String before, String after) {
        var was = before.strip().split("[ ,]+");
        var is = after.strip().split("[ ,]+");
        var counts = new StringBuilder();
        for (var n = 0; n < is.length; n++) {
            counts.append(Long.parseLong(is[n]) - Long.parseLong(was[n])).append(' ');
        }
        return counts.toString();
    }

    enum Channel {
        SETTINGS("a setting that the condition makes where it holds"),
        ANSWER("the answer: its error, notice, plan or count of rows"),
        COUNTS("the server's counters of this transaction");

        private final String said;

        Channel(String said) {
            this.said = said;
        }

        @Override
        public String toString() {
            return said;
        }
    }
}
