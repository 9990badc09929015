package dev.perimeter.prove.leaks;

import dev.perimeter.database.Administrator;
import dev.perimeter.prove.leaks.ServerCatalogue.Table;
import dev.perimeter.prove.leaks.Trace.Channel;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.sql.Attacker;
import dev.perimeter.prove.tally.Tally;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether SQL learns of another company's rows by the way, where none comes back. Each statement is asked about a value that a row of the other company has,
 * and about one that no row has; then everything is looked at that could differ. A difference is a hole.
 */
public final class SideEffectAttacks {

    private static final int AGAIN = 2;

    private final Administrator administrator;
    private final Rivals rivals;
    private final Tally tally;
    private final long seed;

    public SideEffectAttacks(Administrator administrator, Rivals rivals, Tally tally, long seed) {
        this.administrator = administrator;
        this.rivals = rivals;
        this.tally = tally;
        this.seed = seed;
    }

    /** @param statements how many random ones beside those that are tried in any case */
    public void run(int statements) throws SQLException {
        try (var connection = administrator.connect()) {
            var catalogue = new ServerCatalogue(connection);
            try (var recorder = new TraceRecorder(administrator, rivals, catalogue.relations())) {
                var plan = plan(catalogue);
                for (var probe : plan.systematic()) {
                    attack(recorder, probe);
                }
                for (var n = 0; n < statements; n++) {
                    attack(recorder, plan.any());
                }
            }
        }
    }

    private ProbePlan plan(ServerCatalogue catalogue) throws SQLException {
        var random = new Random(seed);
        var tables = catalogue.tables();
        var targets = new EnumMap<SessionState, Map<Table, List<Target>>>(SessionState.class);
        try (var connection = administrator.connectAs(Attacker.APP)) {
            var finder = new Targets(connection, rivals, new OtherValues(random));
            var ofAnother = new HashMap<Table, List<Target>>();
            var ofOneself = new HashMap<Table, List<Target>>();
            for (var table : tables) {
                ofAnother.put(table, finder.of(table, SessionState.OWN_COMPANY));
                ofOneself.put(table, finder.of(table, SessionState.WITHOUT_THE_FLAG));
            }
            for (var state : SessionState.values()) {
                targets.put(state, state == SessionState.WITHOUT_THE_FLAG ? ofOneself : ofAnother);
            }
        }
        return new ProbePlan(tables, catalogue.leakproof(), Effects.BASIC, targets, random);
    }

    private void attack(TraceRecorder recorder, Probe probe) throws SQLException {
        tally.goOn();
        var target = probe.target();
        var has = recorder.record(probe, target.has());
        var none = recorder.record(probe, target.none());
        var channels = has.differencesTo(none);
        for (var again = 0; again < AGAIN && !channels.isEmpty(); again++) {
            channels.retainAll(recorder.record(probe, target.has()).differencesTo(recorder.record(probe, target.other())));
            channels.removeAll(has.differencesTo(recorder.record(probe, target.has())));
        }
        tally.count("SQL by side effect, as " + probe.role() + ", " + probe.state(), channels.isEmpty() ? "nothing told" : "told", "");
        if (!channels.isEmpty()) {
            tally.hole(probe.state() + " " + probe.target() + " " + channels + (probe.totals() ? " TOTAL" : ""), probe.settings() + ": " + probe.sql());
            if (System.getProperty("dbg") != null) { tally.say("DIFF\n" + has + "\n----\n" + none); }
        }
    }
}
