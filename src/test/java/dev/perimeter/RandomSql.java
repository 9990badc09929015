package dev.perimeter;

import dev.perimeter.Dice.Column;
import dev.perimeter.Dice.Table;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Statements of every kind that PostgreSQL knows for rows, over all tables and functions that there are. Most are well formed, some are
 * nonsense; the same seed gives the same statements.
 */
final class RandomSql {

    private final Dice dice;
    private final RandomQuery queries;
    private int names;

    RandomSql(Dice dice) {
        this.dice = dice;
        this.queries = new RandomQuery(dice);
    }

    String next() {
        return switch (dice.below(14)) {
            case 0, 1, 2, 3, 4 -> queries.query(2);
            case 5 -> insert();
            case 6 -> update();
            case 7 -> delete();
            case 8 -> merge();
            case 9 -> copy();
            case 10 -> explain();
            case 11 -> "select " + call();
            case 12 -> seal();
            default -> session();
        };
    }

    private String insert() {
        var table = dice.table();
        var columns = dice.some(table.columns());
        var values = dice.chance(25)
                ? "select " + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + " from "
                        + table.name() + " limit 5"
                : "values ("
                        + columns.stream()
                                .map(column -> dice.value(column.type()))
                                .collect(Collectors.joining(", ")) + ")";
        var conflict = dice.chance(40)
                ? " on conflict "
                        + dice.one(
                                "do nothing",
                                "(company_id, kind) do update set last_number = i.last_number + 1",
                                "(company_id, account_id, route, key) do update set body = i.body",
                                "(id) do update set name = excluded.name")
                : "";
        return "insert into " + table.name() + " as i (" + dice.names(columns) + ") " + values + conflict
                + returning(table, "i");
    }

    private String update() {
        var table = dice.table();
        var columns = dice.some(table.columns());
        var sets = columns.stream()
                .map(column -> column.name() + " = " + dice.value(column.type()))
                .collect(Collectors.joining(", "));
        var mine = List.of(new RandomQuery.Source(table.name(), "u", table.columns()));
        var other = dice.chance(25) ? " from " + dice.table().name() + " o" : "";
        return "update " + table.name() + " u set " + sets + other + " where " + queries.condition(mine, 1)
                + returning(table, "u");
    }

    private String delete() {
        var table = dice.table();
        var mine = List.of(new RandomQuery.Source(table.name(), "d", table.columns()));
        return "delete from " + table.name() + " d"
                + (dice.chance(25) ? " using " + dice.table().name() + " o" : "") + " where "
                + queries.condition(mine, 1) + returning(table, "d");
    }

    private String merge() {
        var table = dice.table();
        var column = dice.pick(table.columns());
        var source = dice.chance(50)
                ? "(select " + dice.names(table.columns()) + " from " + table.name() + " limit 50)"
                : "(select " + dice.value(column.type()) + " as " + column.name() + ")";
        return "merge into " + table.name() + " m using " + source + " s on m." + column.name() + " = s."
                + column.name() + " when matched then "
                + dice.one("update set " + column.name() + " = s." + column.name(), "delete", "do nothing")
                + " when not matched then "
                + dice.one("do nothing", "insert (" + column.name() + ") values (s." + column.name() + ")")
                + (dice.chance(30) ? " returning merge_action(), m." + column.name() : "");
    }

    private String copy() {
        var table = dice.table();
        return "copy "
                + dice.one(
                        table.name() + " (" + dice.names(table.columns()) + ") to stdout",
                        "(" + queries.query(1) + ") to stdout",
                        "(" + update() + ") to stdout",
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
                + ") " + dice.one(queries.query(2), update(), delete(), insert(), merge());
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
                "prepare p" + names++ + " as " + dice.one(queries.query(1), update()),
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

    private String returning(Table table, String alias) {
        return dice.chance(50)
                ? " returning " + alias + "." + dice.pick(table.columns()).name()
                : "";
    }
}
