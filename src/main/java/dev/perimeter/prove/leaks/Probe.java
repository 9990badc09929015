package dev.perimeter.prove.leaks;

import dev.perimeter.prove.leaks.statement.Condition;
import dev.perimeter.prove.leaks.statement.Condition.Tells;
import dev.perimeter.prove.leaks.statement.Place;
import dev.perimeter.prove.leaks.statement.Target;
import dev.perimeter.prove.leaks.statement.Target.Value;

/**
 * One statement. It runs once with a value that a row of the attacked company has, and with others
 * that no row has.
 *
 * @param settings of the planner, made before the statement
 * @param sql with a place for the value
 */
record Probe(String role, SessionState state, String settings, Target target, String sql, Tells tells) {

    private static final String EXPLAIN = "explain (analyze, verbose, buffers off, timing off, summary off) ";

    static Probe of(
            String role,
            SessionState state,
            String settings,
            Target target,
            Condition condition,
            Place place,
            String tie,
            String effect) {
        // Where the statement asks for the company, no text is guessed.
        var tells = condition.tells() == Tells.GUESSED_TEXT && !target.type().equals("text")
                ? Tells.VALUE
                : condition.tells();
        return new Probe(role, state, settings, target, target.in(place.with(tie, condition, effect)), tells);
    }

    Probe explained() {
        return new Probe(role, state, settings, target, EXPLAIN + sql, tells);
    }

    String sql(Value value) {
        return value.in(sql);
    }
}
