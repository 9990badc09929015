package dev.perimeter.prove.sql;

import dev.perimeter.prove.sql.StatementParts.Column;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random queries of every kind, over all tables. */
final class RandomQuery {

    private final StatementParts statementParts;
    private final RandomExpression expressions;
    private int names;

    RandomQuery(StatementParts statementParts) {
        this.statementParts = statementParts;
        this.expressions = new RandomExpression(statementParts);
    }

    /** A table, its alias, and the prefix of its columns. */
    record Source(String text, String alias, List<Column> columns) {}

    String query(int depth) {
        if (depth > 0 && statementParts.chance(10)) {
            return plain() + statementParts.one(" union ", " union all ", " intersect ", " except ", " except all ")
                    + plain() + " limit 50";
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
        var with = depth > 0 && statementParts.chance(15)
                ? "with " + statementParts.one("", "recursive ") + alias() + " as "
                        + statementParts.one("", "materialized ") + "(" + query(depth - 1) + ") "
                : "";
        var text = new StringBuilder(with).append("select ");
        var grouped = statementParts.chance(15);
        var column = expressions.column(sources);
        text.append(
                grouped
                        ? column + ", " + expressions.aggregate(sources)
                        : list(1 + statementParts.below(4), () -> expressions.expression(sources)));
        text.append(" from ").append(from(sources));
        if (statementParts.chance(70)) {
            text.append(" where ").append(condition(sources, depth));
        }
        if (grouped) {
            text.append(" group by ")
                    .append(statementParts.one("", "rollup ", "cube "))
                    .append('(')
                    .append(column)
                    .append(')');
            text.append(statementParts.chance(30) ? " having count(*) > " + statementParts.below(3) : "");
        } else {
            text.append(statementParts.chance(30) ? " order by 1" + statementParts.one("", " desc") : "")
                    .append(" limit 50");
            text.append(
                    statementParts.chance(5)
                            ? " for " + statementParts.one("update", "no key update", "share", "key share")
                                    + statementParts.one("", " nowait", " skip locked")
                            : "");
        }
        return text.toString();
    }

    private List<Source> sources(int depth) {
        return IntStream.rangeClosed(0, statementParts.below(3))
                .mapToObj(_ -> source(depth))
                .toList();
    }

    private Source source(int depth) {
        var alias = alias();
        var table = statementParts.table();
        if (depth > 0 && statementParts.chance(20)) {
            var inner = "select " + table.columns().stream().map(Column::name).collect(Collectors.joining(", "))
                    + " from " + table.name() + " limit 50";
            return new Source("(" + inner + ") " + alias, alias, table.columns());
        }
        return new Source(table.name() + " " + alias, alias, table.columns());
    }

    private String from(List<Source> sources) {
        var text = new StringBuilder(sources.getFirst().text());
        for (var source : sources.subList(1, sources.size())) {
            var join = statementParts.one(" join ", " left join ", " full join ", " cross join ", " left join ", ", ");
            text.append(join)
                    .append(source.text().startsWith("(") ? "lateral " : "")
                    .append(source.text());
            if (join.contains("join") && !join.contains("cross")) {
                text.append(" on ")
                        .append(
                                statementParts.chance(70)
                                        ? expressions.column(List.of(source)) + "::text = "
                                                + expressions.column(sources.subList(0, 1)) + "::text"
                                        : "true");
            }
        }
        return text.toString();
    }

    String condition(List<Source> sources, int depth) {
        return switch (statementParts.below(8)) {
            case 0 ->
                expressions.comparison(sources) + statementParts.one(" and ", " or ") + expressions.comparison(sources);
            case 1 -> "not (" + expressions.comparison(sources) + ")";
            case 2 -> depth == 0 ? "true" : "exists (" + select(depth - 1) + ")";
            case 3 ->
                depth == 0
                        ? "true"
                        : expressions.column(sources) + "::text in (select " + expressions.column(sources)
                                + "::text from " + statementParts.table().name() + ")";
            case 4 -> "1 / (length(" + expressions.column(sources) + "::text) - " + statementParts.below(40) + ") > 0";
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
