package dev.perimeter.prove.tally;

import java.util.ArrayList;
import java.util.List;

/** Searches all answers for words that must never appear in them, and counts the answers. */
public final class LeakDetector {

    private static final int SHOWN = 300;

    private final AttackTally attackTally;
    private final List<String> secrets;

    /** @param secrets texts and ids of the attacked company */
    public LeakDetector(AttackTally attackTally, List<String> secrets) {
        this.attackTally = attackTally;
        this.secrets = List.copyOf(secrets);
    }

    /** A detector that knows more words. */
    public LeakDetector with(List<String> more) {
        var all = new ArrayList<>(secrets);
        all.addAll(more);
        return new LeakDetector(attackTally, all);
    }

    /**
     * Counts the answer; a secret in it is a hole.
     *
     * @param attempt the kind, under which it is counted
     * @param asked the request: a word in it is no secret
     */
    public void check(String attempt, String where, String answer, String words, String asked) {
        attackTally.count(attempt, answer, words);
        for (var secret : secrets) {
            if (words.contains(secret) && !asked.contains(secret)) {
                attackTally.hole(
                        attempt + ": " + shown(where),
                        "the answer (" + answer + ") holds what belongs to the other company");
                return;
            }
        }
    }

    public void hole(String attempt, String where, String what) {
        attackTally.hole(attempt + ": " + shown(where), what);
    }

    private static String shown(String where) {
        var line = where.strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    }
}
