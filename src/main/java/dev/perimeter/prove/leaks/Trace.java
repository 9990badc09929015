package dev.perimeter.prove.leaks;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a statement left behind where it was run, without the value that it asked about.
 *
 * @param answer rows, notices, error or plan
 * @param settings what stands in settings, and where the random numbers and the transaction's own number are
 * @param counts how often tables and indexes were read in this transaction, and how many rows of them
 */
record Trace(String answer, String settings, String counts) {

    /** In which of them two differ. */
    List<Channel> differencesTo(Trace other) {
        var channels = new ArrayList<Channel>();
        if (!settings.equals(other.settings)) {
            channels.add(Channel.SETTINGS);
        }
        if (!answer.equals(other.answer)) {
            channels.add(Channel.ANSWER);
        }
        if (!counts.equals(other.counts)) {
            channels.add(Channel.COUNTS);
        }
        return channels;
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
