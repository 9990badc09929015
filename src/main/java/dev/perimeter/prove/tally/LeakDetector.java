package dev.perimeter.prove.tally;

import java.util.ArrayList;
import java.util.List;

/** Listens to everything that comes back for words that must never be said, and counts it. */
public final class LeakDetector {

    private static final int SHOWN = 300;

    private final AttackTally attackTally;
    private final List<String> secrets;

    /** @param secrets texts and ids of the company that is attacked */
    public LeakDetector(AttackTally attackTally, List<String> secrets) {
        this.attackTally = attackTally;
        this.secrets = List.copyOf(secrets);
    }

    /** An ear that knows more words. */
    public LeakDetector with(List<String> more) {
        var all = new ArrayList<>(secrets);
        all.addAll(more);
        return new LeakDetector(attackTally, all);
    }

    /**
     * Whether nothing was heard.
     *
     * @param attempt the kind, under which it is counted
     * @param asked what was sent: a word in it is no secret any more
     */
    public boolean isSilent(String attempt, String where, String answer, String words, String asked) {
        attackTally.count(attempt, answer, words);
        for (var secret : secrets) {
            if (words.contains(secret) && !asked.contains(secret)) {
                attackTally.hole(
                        attempt + ": " + shown(where),
                        "the answer (" + answer + ") holds what belongs to the other company");
                return false;
            }
        }
        return true;
    }

    public void hole(String attempt, String where, String what) {
        attackTally.hole(attempt + ": " + shown(where), what);
    }

    private static String shown(String where) {
        var line = where.strip().replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    }
}
