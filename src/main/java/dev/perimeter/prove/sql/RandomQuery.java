package dev.perimeter.prove.sql;

import dev.perimeter.prove.sql.Dice.Column;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries of every kind, over all tables that there are. */
final class RandomQuery {

    private final Dice dice;
    private final RandomExpression expressions;
    private int names;

    RandomQuery(Dice dice) {
        this.dice = dice;
        this.expressions = new RandomExpression(dice);
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
        return "select " + expressions.column(List.of(source)) + "::text from " + source.text() + " where "
                + expressions.comparison(List.of(source));
    }

    private String select(int depth) {
        var sources = sources(depth);
        var with = depth > 0 && dice.chance(15)
                ? "with " + dice.one("", "recursive ") + alias() + " as " + dice.one("", "materialized ") + "("
                        + query(depth - 1) + ") "
                : "";
        var text = new StringBuilder(with).append("select ");
        var grouped = dice.chance(15);
        var column = expressions.column(sources);
        text.append(
                grouped
                        ? column + ", " + expressions.aggregate(sources)
                        : list(1 + dice.below(4), () -> expressions.expression(sources)));
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
                                        ? expressions.column(List.of(source)) + "::text = "
                                                + expressions.column(sources.subList(0, 1)) + "::text"
                                        : "true");
            }
        }
        return text.toString();
    }

    String condition(List<Source> sources, int depth) {
        return switch (dice.below(8)) {
            case 0 -> expressions.comparison(sources) + dice.one(" and ", " or ") + expressions.comparison(sources);
            case 1 -> "not (" + expressions.comparison(sources) + ")";
            case 2 -> depth == 0 ? "true" : "exists (" + select(depth - 1) + ")";
            case 3 ->
                depth == 0
                        ? "true"
                        : expressions.column(sources) + "::text in (select " + expressions.column(sources)
                                + "::text from " + dice.table().name() + ")";
            case 4 -> "1 / (length(" + expressions.column(sources) + "::text) - " + dice.below(40) + ") > 0";
            case 5 -> expressions.column(sources) + "::text::integer > 0";
            default -> expressions.comparison(sources);
        };
    }

    private String list(int size, Supplier<String> one) {
        return IntStream.range(0, size).mapToObj(_ -> one.get()).collect(Collectors.joining(", "));
    }

    String alias() {
        return "t" + names++;
    }
}
