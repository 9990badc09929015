package dev.perimeter.prove.sql;

import dev.perimeter.prove.sql.Dice.Column;
import dev.perimeter.prove.sql.Dice.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Random statements that write rows. */
final class RandomRows {

    private final Dice dice;
    private final RandomQuery queries;

    RandomRows(Dice dice, RandomQuery queries) {
        this.dice = dice;
        this.queries = queries;
    }

    String insert() {
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

    String update() {
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

    String delete() {
        var table = dice.table();
        var mine = List.of(new RandomQuery.Source(table.name(), "d", table.columns()));
        return "delete from " + table.name() + " d"
                + (dice.chance(25) ? " using " + dice.table().name() + " o" : "") + " where "
                + queries.condition(mine, 1) + returning(table, "d");
    }

    String merge() {
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

    private String returning(Table table, String alias) {
        return dice.chance(50)
                ? " returning " + alias + "." + dice.pick(table.columns()).name()
                : "";
    }
}
