package dev.perimeter.prove.sql;

import java.util.stream.Collectors;

/**
 * Statements of every kind that PostgreSQL knows for rows, over all tables and functions that there are. Most are well formed, some are
 * nonsense; the same seed gives the same statements.
 */
public final class RandomSql {

    private final Dice dice;
    private final RandomQuery queries;
    private final RandomRows rows;
    private int names;

    public RandomSql(Dice dice) {
        this.dice = dice;
        this.queries = new RandomQuery(dice);
        this.rows = new RandomRows(dice, queries);
    }

    public String next() {
        return switch (dice.below(14)) {
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
        var table = dice.table();
        return "copy "
                + dice.one(
                        table.name() + " (" + dice.names(table.columns()) + ") to stdout",
                        "(" + queries.query(1) + ") to stdout",
                        "(" + rows.update() + ") to stdout",
                        table.name() + " from stdin");
    }

    private String explain() {
        return "explain ("
                + dice.one(
                        "verbose",
                        "analyze, verbose",
                        "analyze, buffers, verbose",
                        "generic_plan",
                        "format json, verbose",
                        "analyze, format xml")
                + ") " + dice.one(queries.query(2), rows.update(), rows.delete(), rows.insert(), rows.merge());
    }

    private String call() {
        var function = dice.function();
        return "gate." + function.name() + "("
                + function.types().stream().map(dice::value).collect(Collectors.joining(", ")) + ")";
    }

    private String seal() {
        var old = "current_setting('perimeter.seal', true)";
        var forged = dice.one(
                dice.value("text"),
                "'" + dice.id() + dice.id() + "511' || repeat('" + dice.one("0", "f", "é") + "', 64)",
                "'" + dice.id() + "' || substr(" + old + ", 37)",
                "left(" + old + ", " + dice.below(140) + ")",
                "reverse(" + old + ")",
                "overlay(" + old + " placing '511' from 73)",
                "current_setting('kept.seal', true)",
                "upper(" + old + ")");
        return "select set_config('" + dice.one("perimeter.seal", "perimeter.seal", "kept.seal") + "', " + forged + ", "
                + dice.one("true", "false") + ")";
    }

    private String session() {
        return dice.one(
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
                "declare c" + names++ + " " + dice.one("", "scroll ") + "cursor " + dice.one("", "with hold ") + "for "
                        + queries.query(1),
                "fetch all from c" + dice.below(names + 1),
                "prepare p" + names++ + " as " + dice.one(queries.query(1), rows.update()),
                "execute p" + dice.below(names + 1),
                "lock table " + dice.table().name(),
                "truncate " + dice.table().name(),
                "table " + dice.table().name() + " limit 50",
                "values (" + dice.value("text") + ")",
                "analyze " + dice.table().name(),
                "select most_common_vals, histogram_bounds, most_common_elems from pg_stats where schemaname in ('public', 'gate')",
                "select query from pg_stat_activity",
                "select statement from pg_prepared_statements");
    }
}
