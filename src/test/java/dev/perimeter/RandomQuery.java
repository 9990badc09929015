package dev.perimeter;

import dev.perimeter.Dice.Column;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries of every kind, over all tables that there are. */
final class RandomQuery {

    private final Dice dice;
    private int names;

    RandomQuery(Dice dice) {
        this.dice = dice;
    }

    /** A table, what it is called in the statement, and the name that stands before its columns. */
    record Source(String text, String alias, List<Column> columns) {}

    String query(int depth) {
        if (depth > 0 && dice.chance(10)) {
            return plain() + dice.one(" union ", " union all ", " intersect ", " except ", " except all ") + plain()
                    + " limit 50";
        }
        return select(depth);
    }

    private String plain() {
        var source = source(0);
        return "select " + column(List.of(source)) + "::text from " + source.text() + " where "
                + comparison(List.of(source));
    }

    private String select(int depth) {
        var sources = sources(depth);
        var with = depth > 0 && dice.chance(15)
                ? "with " + dice.one("", "recursive ") + alias() + " as " + dice.one("", "materialized ") + "("
                        + query(depth - 1) + ") "
                : "";
        var text = new StringBuilder(with).append("select ");
        var grouped = dice.chance(15);
        var column = column(sources);
        text.append(grouped ? column + ", " + aggregate(sources) : list(1 + dice.below(4), () -> expression(sources)));
        text.append(" from ").append(from(sources));
        if (dice.chance(70)) {
            text.append(" where ").append(condition(sources, depth));
        }
        if (grouped) {
            text.append(" group by ")
                    .append(dice.one("", "rollup ", "cube "))
                    .append('(')
                    .append(column)
                    .append(')');
            text.append(dice.chance(30) ? " having count(*) > " + dice.below(3) : "");
        } else {
            text.append(dice.chance(30) ? " order by 1" + dice.one("", " desc") : "")
                    .append(" limit 50");
            text.append(
                    dice.chance(5)
                            ? " for " + dice.one("update", "no key update", "share", "key share")
                                    + dice.one("", " nowait", " skip locked")
                            : "");
        }
        return text.toString();
    }

    private List<Source> sources(int depth) {
        return IntStream.rangeClosed(0, dice.below(3))
                .mapToObj(_ -> source(depth))
                .toList();
    }

    private Source source(int depth) {
        var alias = alias();
        var table = dice.table();
        if (depth > 0 && dice.chance(20)) {
            var inner = "select " + table.columns().stream().map(Column::name).collect(Collectors.joining(", "))
                    + " from " + table.name() + " limit 50";
            return new Source("(" + inner + ") " + alias, alias, table.columns());
        }
        return new Source(table.name() + " " + alias, alias, table.columns());
    }

    private String from(List<Source> sources) {
        var text = new StringBuilder(sources.getFirst().text());
        for (var source : sources.subList(1, sources.size())) {
            var join = dice.one(" join ", " left join ", " full join ", " cross join ", " left join ", ", ");
            text.append(join)
                    .append(source.text().startsWith("(") ? "lateral " : "")
                    .append(source.text());
            if (join.contains("join") && !join.contains("cross")) {
                text.append(" on ")
                        .append(
                                dice.chance(70)
                                        ? column(List.of(source)) + "::text = " + column(sources.subList(0, 1))
                                                + "::text"
                                        : "true");
            }
        }
        return text.toString();
    }

    String condition(List<Source> sources, int depth) {
        return switch (dice.below(8)) {
            case 0 -> comparison(sources) + dice.one(" and ", " or ") + comparison(sources);
            case 1 -> "not (" + comparison(sources) + ")";
            case 2 -> depth == 0 ? "true" : "exists (" + select(depth - 1) + ")";
            case 3 ->
                depth == 0
                        ? "true"
                        : column(sources) + "::text in (select " + column(sources) + "::text from "
                                + dice.table().name() + ")";
            case 4 -> "1 / (length(" + column(sources) + "::text) - " + dice.below(40) + ") > 0";
            case 5 -> column(sources) + "::text::integer > 0";
            default -> comparison(sources);
        };
    }

    private String comparison(List<Source> sources) {
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

    private String expression(List<Source> sources) {
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

    private String aggregate(List<Source> sources) {
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

    private String column(List<Source> sources) {
        var source = dice.pick(sources);
        return source.alias() + "." + dice.pick(source.columns()).name();
    }

    private String list(int size, Supplier<String> one) {
        return IntStream.range(0, size).mapToObj(_ -> one.get()).collect(Collectors.joining(", "));
    }

    String alias() {
        return "t" + names++;
    }
}
