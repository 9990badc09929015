package dev.perimeter.prove.leaks;

import dev.perimeter.prove.leaks.statement.Target.Value;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.sql.AttackConnections;
import dev.perimeter.prove.sql.Attacker;
import java.sql.SQLException;
import java.util.List;

/**
 * Runs a statement in a transaction of its own, records what it left behind, and rolls it back.
 */
final class TraceRecorder {

    private static final String CLEAN = "rollback; deallocate all; ";
    private static final String BEFORE =
            "; set local statement_timeout = '2s'; set local perimeter.trace = ''; set local perimeter.nothing = ''"
                    + "; set local perimeter.broken = '('; select setseed(0.5); savepoint before";

    private static final String SETTINGS =
            "select current_setting('perimeter.trace', true), random(), pg_current_xact_id_if_assigned() is null";

    private final AttackConnections attackConnections;
    private final Rivals rivals;
    private final String counts;

    TraceRecorder(AttackConnections attackConnections, Rivals rivals, List<String> relations) {
        this.attackConnections = attackConnections;
        this.rivals = rivals;
        this.counts = """
                select string_agg(concat_ws(' ', pg_stat_get_xact_numscans(r), pg_stat_get_xact_tuples_returned(r),
                           pg_stat_get_xact_tuples_fetched(r)), ' ')
                  from unnest('{%s}'::oid[]) r""".formatted(String.join(",", relations));
    }

    Trace record(Probe probe, Value value) throws SQLException {
        return record(probe.role(), probe.state(), probe.settings(), probe.sql(value), value);
    }

    Trace record(String role, SessionState state, String settings, String sql, Value value) throws SQLException {
        var attacker = attackConnections.attacker(role);
        attacker.run(CLEAN + state.begin(rivals) + BEFORE);
        attacker.run(settings + "savepoint before");
        var before = counts(attacker);
        var heard = attacker.run(sql);
        if (!heard.well()) {
            attacker.run("rollback to before");
        }
        var left = attacker.run(SETTINGS).words();
        return Trace.of(heard.state(), value.masked(heard.words()), left, before, counts(attacker));
    }

    /** Empty where the server does not allow the query. */
    private String counts(Attacker attacker) {
        var heard = attacker.run(counts);
        if (heard.well()) {
            return heard.words();
        }
        attacker.run("rollback to before");
        return "";
    }
}
