package dev.perimeter.prove.leaks;

import dev.perimeter.prove.leaks.Target.Value;

/**
 * One statement, to be asked about a value that a row of the attacked company has, and about others that no row has.
 *
 * @param settings of the planner, made before it
 * @param sql with the value to be filled in
 * @param totals whether it tells at most how many rows of some sort the platform has
 */
record Probe(String role, SessionState state, String settings, Target target, String sql, boolean totals) {

    private static final String EXPLAIN = "explain (analyze, verbose, buffers off, timing off, summary off) ";

    static Probe of(String role, SessionState state, String settings, Target target, Condition condition, String sql) {
        var filled = sql.replace("{hit}", condition.sql())
                .replace("{also}", target.also())
                .replace("{column}", target.column())
                .replace("{type}", target.type())
                .replace("{table}", target.table());
        return new Probe(role, state, settings, target, filled, condition.totals());
    }

    Probe explained() {
        return new Probe(role, state, settings, target, EXPLAIN + sql, totals);
    }

    String sql(Value value) {
        return value.in(sql.replace("{other}", "'" + target.other().below().replace("'", "''") + "'"));
    }
}
