package dev.perimeter.prove.sql;

import dev.perimeter.prove.sql.RandomQuery.Source;
import java.util.List;

/** What stands in a random query's list and after its {@code where}. */
final class RandomExpression {

    private final Dice dice;

    RandomExpression(Dice dice) {
        this.dice = dice;
    }

    String comparison(List<Source> sources) {
        var source = dice.pick(sources);
        var column = dice.pick(source.columns());
        var name = source.alias() + "." + column.name();
        return switch (dice.below(5)) {
            case 0 -> name + dice.one(" is null", " is not null");
            case 1 ->
                name + "::text " + dice.one("like", "~", "ilike", "similar to") + " "
                        + dice.one("'%'", "'z%'", "'known%'", "'.*'");
            case 2 ->
                name + "::text" + dice.one(" = ", " <> ", " < ", " >= ", " is distinct from ") + column(sources)
                        + "::text";
            default ->
                name
                        + dice.one(" = ", " = ", " <> ", " < ", " >= ", " is not distinct from ")
                        + dice.value(column.type());
        };
    }

    String expression(List<Source> sources) {
        var column = column(sources);
        return switch (dice.below(9)) {
            case 0 -> column + "::text || '-' || " + column(sources) + "::text";
            case 1 -> "to_jsonb(" + dice.pick(sources).alias() + ")";
            case 2 -> dice.pick(sources).alias() + "::text";
            case 3 -> "count(*) over (partition by " + column(sources) + ")";
            case 4 ->
                "(select " + column(sources) + "::text from " + dice.table().name() + " limit 1)";
            case 5 -> "coalesce(" + column + "::text, " + dice.value("text") + ")";
            case 6 ->
                sources.getFirst().text().startsWith("(")
                        ? column
                        : sources.getFirst().alias() + "." + dice.one("ctid", "xmin", "tableoid");
            default -> column;
        };
    }

    String aggregate(List<Source> sources) {
        var column = column(sources);
        return dice.one(
                "count(*)",
                "count(distinct " + column + ")",
                "max(" + column + "::text)",
                "string_agg(" + column + "::text, ',')",
                "array_agg(" + column + ")",
                "jsonb_agg(" + dice.pick(sources).alias() + ")",
                "bool_or(" + column + " is null)");
    }

    String column(List<Source> sources) {
        var source = dice.pick(sources);
        return source.alias() + "." + dice.pick(source.columns()).name();
    }
}
