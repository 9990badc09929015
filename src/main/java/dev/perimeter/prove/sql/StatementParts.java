package dev.perimeter.prove.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** The parts of random statements: the same seed gives the same ones. */
public final class StatementParts {

    private final Random random;
    private final List<Table> tables;
    private final List<Function> functions;
    private final List<String> ids;
    private final List<String> texts;

    public record Column(String name, String type) {}

    public record Table(String name, List<Column> columns) {}

    public record Function(String name, List<String> types) {}

    public StatementParts(
            long seed, List<Table> tables, List<Function> functions, List<String> ids, List<String> texts) {
        this.random = new Random(seed);
        this.tables = tables;
        this.functions = functions;
        this.ids = ids;
        this.texts = texts;
    }

    Table table() {
        return pick(tables);
    }

    Function function() {
        return pick(functions);
    }

    String id() {
        return pick(ids);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    String value(String type) {
        if (chance(8)) {
            return "null";
        }
        return switch (type) {
            case "uuid" -> "'" + pick(ids) + "'::uuid";
            case "integer", "bigint", "smallint", "numeric" ->
                String.valueOf(random.nextInt(5) == 0 ? random.nextInt(-30000, 30000) : random.nextInt(35));
            case "boolean" -> one("true", "false");
            case "bytea" -> one("'\\x00'::bytea", "sha256('x')", "'" + pick(texts) + "'::bytea", "''::bytea");
            case "text[]" -> "array['x']::text[]";
            case "integer[]" -> "array[1, 2]";
            case "timestamp with time zone" -> one("now()", "'-infinity'::timestamptz", "'infinity'::timestamptz");
            default -> "'" + one(pick(texts), pick(ids)) + "'";
        };
    }

    static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    List<Column> some(List<Column> columns) {
        var some = new ArrayList<>(columns);
        some.removeIf(_ -> chance(50));
        return some.isEmpty() ? columns : some;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
