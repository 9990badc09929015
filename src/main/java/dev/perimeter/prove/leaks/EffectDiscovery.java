package dev.perimeter.prove.leaks;

import dev.perimeter.prove.leaks.statement.ServerCatalogue.Callable;
import dev.perimeter.prove.leaks.statement.Target.Value;
import dev.perimeter.prove.sql.Attacker;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls every function that the role may call, and keeps those with a side effect. */
final class EffectDiscovery {

    private static final Value NOTHING = Value.of("nothing of this name");

    /** A harmless value of each type other than null; unknown types get null. */
    private static final Map<String, String> ARGUMENTS = Map.ofEntries(
            Map.entry("text", "'x'"),
            Map.entry("name", "'x'"),
            Map.entry("boolean", "true"),
            Map.entry("smallint", "1::smallint"),
            Map.entry("integer", "1"),
            Map.entry("bigint", "1"),
            Map.entry("oid", "1259"),
            Map.entry("regclass", "1259::regclass"),
            Map.entry("double precision", "0.5"),
            Map.entry("real", "0.5::real"),
            Map.entry("numeric", "1"),
            Map.entry("bytea", "'x'::bytea"),
            Map.entry("uuid", "gen_random_uuid()"),
            Map.entry("json", "'{}'"),
            Map.entry("jsonb", "'{}'"),
            Map.entry("date", "current_date"),
            Map.entry("interval", "'1 day'"),
            Map.entry("timestamp with time zone", "now()"),
            Map.entry("timestamp without time zone", "localtimestamp"),
            Map.entry("text[]", "'{x}'::text[]"),
            Map.entry("anyelement", "1"),
            Map.entry("\"any\"", "1"));

    private final TraceRecorder recorder;
    private final boolean isWhole;

    /** @param isWhole whether to keep all functions with the same effect, not only the first */
    EffectDiscovery(TraceRecorder recorder, boolean isWhole) {
        this.recorder = recorder;
        this.isWhole = isWhole;
    }

    /**
     * The calls as conditions: once in the form without a cost, and once in the form that is
     * evaluated for each row.
     */
    List<String> find(List<Callable> functions) throws SQLException {
        var silent = run("select 1");
        var found = new LinkedHashMap<String, List<String>>();
        for (var function : functions) {
            var arguments = function.types().stream()
                    .map(type -> ARGUMENTS.getOrDefault(type, "null::" + type))
                    .collect(Collectors.joining(", ", "(", ")"));
            var call = function.name() + arguments;
            var asked = function.isSet() ? "(select count(*) from " + call + ") = 0" : "(select " + call + ") is null";
            var trace = run("select 1 where " + asked);
            if (leaves(trace, silent)) {
                var kept = found.computeIfAbsent(kind(trace), _ -> new ArrayList<>());
                if (isWhole || kept.isEmpty()) {
                    kept.add(asked);
                    kept.add(function.isSet() ? "exists (select from " + call + ")" : call + " is null");
                }
            }
        }
        return found.values().stream().flatMap(List::stream).toList();
    }

    private Trace run(String sql) throws SQLException {
        return recorder.record(
                Attacker.APP, SessionState.NONE, "set local statement_timeout = '300ms'; ", sql, NOTHING);
    }

    /** A call that does not parse has no effect: it is refused before it runs. */
    private static boolean leaves(Trace trace, Trace silent) {
        var state = trace.answer().substring(0, 5);
        var isRefusedBefore = state.startsWith("42") && !state.equals("42501") || state.equals("22P02");
        var isAnswer = state.equals("00000")
                && trace.answer().indexOf("WARNING") < 0
                && trace.answer().indexOf("NOTICE") < 0;
        return !isRefusedBefore
                && (!isAnswer
                        || !trace.settings().equals(silent.settings())
                        || !trace.counts().equals(silent.counts()));
    }

    private static String kind(Trace trace) {
        return trace.answer().substring(0, 5)
                + trace.settings().replaceAll("\\d+\\.\\d+(E-?\\d+)?", "")
                + trace.counts().isEmpty();
    }
}
