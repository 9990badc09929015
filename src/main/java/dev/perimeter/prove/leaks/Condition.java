package dev.perimeter.prove.leaks;

import dev.perimeter.prove.leaks.ServerCatalogue.Leakproof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An expression that is true for a row with the value asked about, and that PostgreSQL may evaluate before a policy.
 *
 * @param totals whether it costs nothing and tells no more than how many rows of the whole platform are of some sort
 */
record Condition(String sql, boolean totals) {

    static final Condition EQUAL = of("{column} = {value}{also}");
    private static final Condition ANY = of("{column} = any (array [{value}]){also}");
    private static final Condition DOCUMENT = of("({json}::jsonb)[{column}] is not null");

    private static final List<Condition> FORMS = List.of(
            of("not {column} <> all (array [{value}]){also}"),
            of("{column} = any ((select array [{value}::{type}])::{type}[]){also}"),
            of("{column} in ({value}, {other}){also}"),
            of("{column} between {value} and {value}{also}"),
            of("{column} >= {value} and {column} < {above}{also}"),
            of("({column}, 1) = ({value}, 1){also}"),
            of("({column}, 1) >= ({value}, 1) and ({column}, 1) <= ({value}, 1){also}"),
            of("{column} is not distinct from {value}{also}"),
            of("nullif({column}, {value}) is null and {column} is not null{also}"),
            of("(case {column} when {value} then true else false end){also}"),
            of("(({column} = {value}) is true){also}"),
            of("(array [{column} = {value}])[1]{also}"),
            of("greatest({column}, {value}) = least({column}, {value}){also}"),
            of("coalesce({column}, {other}) = {value}{also}"),
            of("{column} = (select {value}::{type}){also}"),
            of("({column} = {value} or {column} = {other}){also}"));

    /** What a second argument may be, made of the value's text. */
    private static final Map<String, Set<String>> COMPARABLE = Map.of(
            "integer", Set.of("integer", "bigint"),
            "smallint", Set.of("smallint", "integer", "bigint"),
            "text", Set.of("text", "character varying", "character"),
            "date", Set.of("date", "timestamp without time zone", "timestamp with time zone"),
            "timestamp with time zone", Set.of("timestamp with time zone"));

    private static final Set<String> EQUATABLE =
            Set.of("integer", "bigint", "boolean", "text", "uuid", "double precision", "smallint", "date", "bytea");

    private static Condition of(String sql) {
        return new Condition(sql, false);
    }

    /** Those that are tried everywhere: the cheapest that PostgreSQL has. */
    static List<Condition> cheapest(Target target) {
        return target.type().equals("text") ? List.of(EQUAL, ANY, DOCUMENT) : List.of(EQUAL, ANY);
    }

    static List<Condition> forms(Target target) {
        return Stream.concat(cheapest(target).stream(), FORMS.stream()).toList();
    }

    /** One with each leakproof function and operator that takes the column. */
    static List<Condition> of(Target target, List<Leakproof> all) {
        var conditions = new ArrayList<Condition>();
        for (var function : all) {
            var first = function.types().getFirst();
            if (!first.equals(target.type()) && !function.like().contains(target.type())) {
                continue;
            }
            var column = "{column}::" + first;
            if (function.arguments() == 1 && EQUATABLE.contains(function.result())) {
                conditions.add(of(function.name() + "(" + column + ") = " + function.name() + "({value}::" + first + "){also}"));
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
        if (function.result().equals("boolean")) {
            // Whatever it compares, its answer turns over at the value.
            var at = call(function, column, "{value}::" + second);
            conditions.add(of("(" + at + " <> " + call(function, column, "{below}::" + second) + " or " + at + " <> "
                    + call(function, column, "{above}::" + second) + "){also}"));
        } else if (EQUATABLE.contains(function.result())) {
            var at = call(function, column, "{value}::" + second);
            conditions.add(of(at + " = " + call(function, "{value}::" + function.types().getFirst(), "{value}::" + second) + "{also}"));
        }
    }

    private static String call(Leakproof function, String first, String second) {
        return function.operator() == null
                ? function.name() + "(" + first + ", " + second + ")"
                : "(" + first + " operator(pg_catalog." + function.operator() + ") " + second + ")";
    }

    /** What costs nothing and says of no company in particular: whether there is any row with nothing, with true, or with a whole number. */
    static Condition total(String type) {
        return new Condition(
                switch (type) {
                    case "integer" -> "('[{raw}:{raw}]={true}'::boolean[])[{column}]";
                    case "tid" -> "{column} = {value}";
                    default -> "{raw}";
                },
                true);
    }
}
