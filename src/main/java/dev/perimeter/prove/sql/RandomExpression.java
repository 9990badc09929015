package dev.perimeter.prove.sql;

import dev.perimeter.prove.sql.RandomQuery.Source;
import java.util.List;

/** Random expressions: the columns of a query, and conditions after its {@code where}. */
final class RandomExpression {

    private final StatementParts statementParts;

    RandomExpression(StatementParts statementParts) {
        this.statementParts = statementParts;
    }

    String comparison(List<Source> sources) {
        var source = statementParts.pick(sources);
        var column = statementParts.pick(source.columns());
        var name = source.alias() + "." + column.name();
        return switch (statementParts.below(5)) {
            case 0 -> name + statementParts.one(" is null", " is not null");
            case 1 ->
                name + "::text " + statementParts.one("like", "~", "ilike", "similar to") + " "
                        + statementParts.one("'%'", "'z%'", "'known%'", "'.*'");
            case 2 ->
                name + "::text" + statementParts.one(" = ", " <> ", " < ", " >= ", " is distinct from ")
                        + column(sources) + "::text";
            default ->
                name
                        + statementParts.one(" = ", " = ", " <> ", " < ", " >= ", " is not distinct from ")
                        + statementParts.value(column.type());
        };
    }

    String expression(List<Source> sources) {
        var column = column(sources);
        return switch (statementParts.below(9)) {
            case 0 -> column + "::text || '-' || " + column(sources) + "::text";
            case 1 -> "to_jsonb(" + statementParts.pick(sources).alias() + ")";
            case 2 -> statementParts.pick(sources).alias() + "::text";
            case 3 -> "count(*) over (partition by " + column(sources) + ")";
            case 4 ->
                "(select " + column(sources) + "::text from "
                        + statementParts.table().name() + " limit 1)";
            case 5 -> "coalesce(" + column + "::text, " + statementParts.value("text") + ")";
            case 6 ->
                sources.getFirst().text().startsWith("(")
                        ? column
                        : sources.getFirst().alias() + "." + statementParts.one("ctid", "xmin", "tableoid");
            default -> column;
        };
    }

    String aggregate(List<Source> sources) {
        var column = column(sources);
        return statementParts.one(
                "count(*)",
                "count(distinct " + column + ")",
                "max(" + column + "::text)",
                "string_agg(" + column + "::text, ',')",
                "array_agg(" + column + ")",
                "jsonb_agg(" + statementParts.pick(sources).alias() + ")",
                "bool_or(" + column + " is null)");
    }

    String column(List<Source> sources) {
        var source = statementParts.pick(sources);
        return source.alias() + "." + statementParts.pick(source.columns()).name();
    }
}
