package dev.perimeter.prove.leaks.statement;

import dev.perimeter.prove.leaks.statement.ServerCatalogue.Leakproof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An expression that is true for a row with the value in question, and that PostgreSQL may evaluate
 * before a policy.
 */
public record Condition(String sql, Tells tells) {

    /** What an attacker would learn. */
    public enum Tells {
        VALUE,
        /** For a text that was guessed whole. */
        GUESSED_TEXT,
        /** Whether any row of all companies together is null or true in a column. */
        TOTAL
    }

    public static final Condition EQUAL = value("{column} = {value}{also}");
    public static final Condition TOTAL = new Condition("{raw}", Tells.TOTAL);

    private static final Condition ANY = value("{column} = any (array [{value}]){also}");
    private static final Condition GREATEST = value("greatest({column}, {value}) = least({column}, {value}){also}");
    private static final Condition SUBSCRIPT = value("('[{raw}:{raw}]={true}'::boolean[])[{column}]");
    private static final Condition DOCUMENT =
            new Condition("({json}::jsonb)[{column}] is not null", Tells.GUESSED_TEXT);

    private static final List<Condition> FORMS = Stream.of(
                    "not {column} <> all (array [{value}]){also}",
                    "{column} = any ((select array [{value}::{type}])::{type}[]){also}",
                    "{column} in ({value}, {other}){also}",
                    "{column} between {value} and {value}{also}",
                    "({column}, 1) = ({value}, 1){also}",
                    "({column}, 1) >= ({value}, 1) and ({column}, 1) <= ({value}, 1){also}",
                    "{column} is not distinct from {value}{also}",
                    "nullif({column}, {value}) is null and {column} is not null{also}",
                    "(case {column} when {value} then true else false end){also}",
                    "(({column} = {value}) is true){also}",
                    "(array [{column} = {value}])[1]{also}",
                    "(array [greatest({column}, {value})])[1] = {value} and {column} >= {value}{also}",
                    "coalesce({column}, {other}) = {value}{also}",
                    "{column} = (select {value}::{type}){also}",
                    "({column} = {value} or {column} = {other}){also}")
            .map(Condition::value)
            .toList();

    /** A second argument, made from the value's text. */
    private static final Map<String, Set<String>> COMPARABLE = Map.of(
            "integer", Set.of("integer", "bigint"),
            "bigint", Set.of("bigint", "integer"),
            "smallint", Set.of("smallint", "integer", "bigint"),
            "text", Set.of("text", "character varying", "character"),
            "date", Set.of("date", "timestamp without time zone", "timestamp with time zone"));

    private static final Set<String> EQUATABLE =
            Set.of("integer", "bigint", "boolean", "text", "uuid", "double precision", "smallint", "date", "bytea");

    private static Condition value(String sql) {
        return new Condition(sql, Tells.VALUE);
    }

    /** The conditions that are tried everywhere: the cheapest ones of PostgreSQL. */
    public static List<Condition> cheapest(Target target) {
        return switch (target.type()) {
            case "text" -> List.of(EQUAL, ANY, GREATEST, DOCUMENT);
            case "integer", "bigint" -> List.of(EQUAL, ANY, GREATEST, SUBSCRIPT);
            case "xid" -> List.of(EQUAL, ANY);
            default -> List.of(EQUAL, ANY, GREATEST);
        };
    }

    public static List<Condition> forms(Target target) {
        return Stream.concat(cheapest(target).stream(), FORMS.stream()).toList();
    }

    /** One condition with each leakproof function and operator that takes the column. */
    public static List<Condition> of(Target target, List<Leakproof> all) {
        var conditions = new ArrayList<Condition>();
        for (var function : all) {
            var first = function.types().getFirst();
            if (!first.equals(target.type()) && !function.like().contains(target.type())) {
                continue;
            }
            var column = "{column}::" + first;
            if (function.arguments() == 1 && EQUATABLE.contains(function.result())) {
                var at = function.name() + "({value}::" + first + ")";
                conditions.add(value(function.name() + "(" + column + ") = " + at + "{also}"));
            } else if (function.arguments() == 2) {
                two(target, function, column, conditions);
            }
        }
        return conditions;
    }

    private static void two(Target target, Leakproof function, String column, List<Condition> conditions) {
        var second = function.types().getLast();
        if (!COMPARABLE.getOrDefault(target.type(), Set.of(target.type())).contains(second)) {
            return;
        }
        var at = function.call(column, "{value}::" + second);
        if (function.result().equals("boolean")) {
            // Its answer changes at the value, whatever it compares. CASE has no cost, unlike a
            // comparison.
            var turns = "case when " + at + " then not %1$s else %1$s end";
            conditions.add(value("("
                    + turns.formatted(function.call(column, "{below}::" + second)) + " or "
                    + turns.formatted(function.call(column, "{above}::" + second)) + "){also}"));
        } else if (EQUATABLE.contains(function.result())) {
            var first = function.types().getFirst();
            conditions.add(value(at + " = " + function.call("{value}::" + first, "{value}::" + second) + "{also}"));
        }
    }
}
