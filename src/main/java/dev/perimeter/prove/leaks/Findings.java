package dev.perimeter.prove.leaks;

import dev.perimeter.prove.leaks.Trace.Channel;
import dev.perimeter.prove.leaks.statement.Condition.Tells;
import dev.perimeter.prove.tally.AttackTally;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The holes that the attacks found, in words for the operator: one for each table and way, not one
 * for each statement.
 */
final class Findings {

    private static final String TOTALS =
            "SQL as the application's role can learn, without reading a row, whether there is any row at all, of all companies"
                    + " together, that has nothing, yes or no in a column (seen for %s). It says of no company anything in particular.";
    private static final String GUESSES =
            "A superuser of the database should close this (alter type jsonb set (subscript = none)): SQL as the application's role"
                    + " that guesses a whole text can learn whether any row of any company has it (seen for %s).";

    private final AttackTally attackTally;
    private final boolean isSuperuser;
    private final Set<String> said = new HashSet<>();
    private final Map<Tells, Set<String>> borne = new EnumMap<>(Tells.class);

    Findings(AttackTally attackTally, boolean isSuperuser) {
        this.attackTally = attackTally;
        this.isSuperuser = isSuperuser;
    }

    void note(Probe probe, List<Channel> channels) {
        var attempt = "SQL by side effect, as " + probe.role() + ", " + probe.state();
        var isBorne =
                switch (probe.tells()) {
                    case VALUE -> false;
                    case GUESSED_TEXT -> !isSuperuser;
                    case TOTAL -> true;
                };
        attackTally.count(attempt, channels.isEmpty() ? "nothing told" : isBorne ? "totals told" : "told", 1);
        if (channels.isEmpty()) {
            return;
        }
        if (isBorne) {
            borne.computeIfAbsent(probe.tells(), _ -> new TreeSet<>())
                    .add(probe.target().toString());
        } else if (said.add(attempt + probe.target().table().name() + channels.getFirst())) {
            attackTally.hole(
                    attempt + ": " + probe.settings() + probe.sql(probe.target().has()),
                    "tells whether a row of the other company has that value in " + probe.target() + ", by "
                            + channels.getFirst());
        }
    }

    void summarize() {
        borne.forEach((tells, columns) -> {
            var words = tells == Tells.TOTAL ? TOTALS : GUESSES;
            attackTally.remark(words.formatted(
                    columns.size() + " columns, " + columns.iterator().next() + " among them"));
        });
    }
}
