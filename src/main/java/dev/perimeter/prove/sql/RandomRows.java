package dev.perimeter.prove.sql;

import dev.perimeter.prove.sql.StatementParts.Column;
import dev.perimeter.prove.sql.StatementParts.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Random statements that write rows. */
final class RandomRows {

    private final StatementParts statementParts;
    private final RandomQuery queries;

    RandomRows(StatementParts statementParts, RandomQuery queries) {
        this.statementParts = statementParts;
        this.queries = queries;
    }

    String insert() {
        var table = statementParts.table();
        var columns = statementParts.some(table.columns());
        var values = statementParts.chance(25)
                ? "select " + columns.stream().map(Column::name).collect(Collectors.joining(", ")) + " from "
                        + table.name() + " limit 5"
                : "values ("
                        + columns.stream()
                                .map(column -> statementParts.value(column.type()))
                                .collect(Collectors.joining(", "))
                        + ")";
        var conflict = statementParts.chance(40)
                ? " on conflict "
                        + statementParts.one(
                                "do nothing",
                                "(company_id, kind) do update set last_number = i.last_number + 1",
                                "(company_id, account_id, route, key) do update set body = i.body",
                                "(id) do update set name = excluded.name")
                : "";
        return "insert into " + table.name() + " as i (" + statementParts.names(columns) + ") " + values + conflict
                + returning(table, "i");
    }

    String update() {
        var table = statementParts.table();
        var columns = statementParts.some(table.columns());
        var sets = columns.stream()
                .map(column -> column.name() + " = " + statementParts.value(column.type()))
                .collect(Collectors.joining(", "));
        var mine = List.of(new RandomQuery.Source(table.name(), "u", table.columns()));
        var other =
                statementParts.chance(25) ? " from " + statementParts.table().name() + " o" : "";
        return "update " + table.name() + " u set " + sets + other + " where " + queries.condition(mine, 1)
                + returning(table, "u");
    }

    String delete() {
        var table = statementParts.table();
        var mine = List.of(new RandomQuery.Source(table.name(), "d", table.columns()));
        return "delete from " + table.name() + " d"
                + (statementParts.chance(25)
                        ? " using " + statementParts.table().name() + " o"
                        : "") + " where "
                + queries.condition(mine, 1) + returning(table, "d");
    }

    String merge() {
        var table = statementParts.table();
        var column = statementParts.pick(table.columns());
        var source = statementParts.chance(50)
                ? "(select " + statementParts.names(table.columns()) + " from " + table.name() + " limit 50)"
                : "(select " + statementParts.value(column.type()) + " as " + column.name() + ")";
        return "merge into " + table.name() + " m using " + source + " s on m." + column.name() + " = s."
                + column.name() + " when matched then "
                + statementParts.one("update set " + column.name() + " = s." + column.name(), "delete", "do nothing")
                + " when not matched then "
                + statementParts.one("do nothing", "insert (" + column.name() + ") values (s." + column.name() + ")")
                + (statementParts.chance(30) ? " returning merge_action(), m." + column.name() : "");
    }

    private String returning(Table table, String alias) {
        return statementParts.chance(50)
                ? " returning " + alias + "."
                        + statementParts.pick(table.columns()).name()
                : "";
    }
}
