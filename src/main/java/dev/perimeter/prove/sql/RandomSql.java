package dev.perimeter.prove.sql;

import java.util.stream.Collectors;

/**
 * Random statements of every kind that PostgreSQL has for rows, over all tables and functions. Most
 * are well formed, some are nonsense; the same seed gives the same statements.
 */
public final class RandomSql {

    private final StatementParts statementParts;
    private final RandomQuery queries;
    private final RandomRows rows;
    private int names;

    public RandomSql(StatementParts statementParts) {
        this.statementParts = statementParts;
        this.queries = new RandomQuery(statementParts);
        this.rows = new RandomRows(statementParts, queries);
    }

    public String next() {
        return switch (statementParts.below(14)) {
            case 0, 1, 2, 3, 4 -> queries.query(2);
            case 5 -> rows.insert();
            case 6 -> rows.update();
            case 7 -> rows.delete();
            case 8 -> rows.merge();
            case 9 -> copy();
            case 10 -> explain();
            case 11 -> "select " + call();
            case 12 -> seal();
            default -> session();
        };
    }

    private String copy() {
        var table = statementParts.table();
        return "copy "
                + statementParts.one(
                        table.name() + " (" + statementParts.names(table.columns()) + ") to stdout",
                        "(" + queries.query(1) + ") to stdout",
                        "(" + rows.update() + ") to stdout",
                        table.name() + " from stdin");
    }

    private String explain() {
        return "explain ("
                + statementParts.one(
                        "verbose",
                        "analyze, verbose",
                        "analyze, buffers, verbose",
                        "generic_plan",
                        "format json, verbose",
                        "analyze, format xml")
                + ") "
                + statementParts.one(queries.query(2), rows.update(), rows.delete(), rows.insert(), rows.merge());
    }

    private String call() {
        var function = statementParts.function();
        return "gate." + function.name() + "("
                + function.types().stream().map(statementParts::value).collect(Collectors.joining(", ")) + ")";
    }

    private String seal() {
        var old = "current_setting('perimeter.seal', true)";
        var forged = statementParts.one(
                statementParts.value("text"),
                "'" + statementParts.id() + statementParts.id() + "511' || repeat('" + statementParts.one("0", "f", "é")
                        + "', 64)",
                "'" + statementParts.id() + "' || substr(" + old + ", 37)",
                "left(" + old + ", " + statementParts.below(140) + ")",
                "reverse(" + old + ")",
                "overlay(" + old + " placing '511' from 73)",
                "current_setting('kept.seal', true)",
                "upper(" + old + ")");
        return "select set_config('" + statementParts.one("perimeter.seal", "perimeter.seal", "kept.seal") + "', "
                + forged + ", " + statementParts.one("true", "false") + ")";
    }

    private String session() {
        return statementParts.one(
                "savepoint s",
                "rollback to s",
                "release s",
                "commit",
                "commit and chain",
                "rollback and chain",
                "begin",
                "select set_config('kept.seal', current_setting('perimeter.seal', true), false)",
                "set local row_security = off",
                "set local enable_indexscan = off",
                "set local enable_bitmapscan = off",
                "set local enable_seqscan = off",
                "set local debug_parallel_query = on",
                "set local client_min_messages = debug5",
                "set local debug_print_plan = on",
                "set local plan_cache_mode = force_generic_plan",
                "set local search_path = gate, public, pg_temp",
                "set constraints all deferred",
                "declare c" + names++ + " " + statementParts.one("", "scroll ") + "cursor "
                        + statementParts.one("", "with hold ") + "for " + queries.query(1),
                "fetch all from c" + statementParts.below(names + 1),
                "prepare p" + names++ + " as " + statementParts.one(queries.query(1), rows.update()),
                "execute p" + statementParts.below(names + 1),
                "lock table " + statementParts.table().name(),
                "truncate " + statementParts.table().name(),
                "table " + statementParts.table().name() + " limit 50",
                "values (" + statementParts.value("text") + ")",
                "analyze " + statementParts.table().name(),
                "select most_common_vals, histogram_bounds, most_common_elems from pg_stats where schemaname in ('public', 'gate')",
                "select query from pg_stat_activity",
                "select statement from pg_prepared_statements");
    }
}
