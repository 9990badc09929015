package dev.perimeter.prove.leaks;

import dev.perimeter.database.Administrator;
import dev.perimeter.prove.leaks.Trace.Channel;
import dev.perimeter.prove.leaks.statement.OtherValues;
import dev.perimeter.prove.leaks.statement.ServerCatalogue;
import dev.perimeter.prove.leaks.statement.Target;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.sql.AttackConnections;
import dev.perimeter.prove.sql.Attacker;
import dev.perimeter.prove.tally.AttackTally;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/**
 * Checks whether SQL learns of rows of another company by side effects, where no row comes back.
 * Each statement runs with a value that a row of the other company has, and with one that no row
 * has. Then everything that could differ is compared: a difference is a leak (spec 1.4).
 */
public final class SideEffectAttacks {

    /** A difference that does not recur has another cause. */
    private static final int AGAIN = 2;

    private final Administrator administrator;
    private final Rivals rivals;
    private final AttackTally attackTally;
    private final Findings findings;
    private final long seed;
    private final boolean isWhole;

    /**
     * @param isWhole whether to try every function with a side effect, not only one of each kind
     */
    public SideEffectAttacks(
            Administrator administrator, Rivals rivals, AttackTally attackTally, long seed, boolean isWhole)
            throws SQLException {
        this.administrator = administrator;
        this.rivals = rivals;
        this.attackTally = attackTally;
        this.findings = new Findings(attackTally, administrator.isSuperuser());
        this.seed = seed;
        this.isWhole = isWhole;
    }

    /** @param statements the number of random statements, beside those that are always tried */
    public void run(int statements) throws SQLException {
        attack(statements, false);
    }

    /** Whether there is any hole; stops at the first one. */
    public boolean isOpen(int statements) throws SQLException {
        attack(statements, true);
        return !attackTally.holds();
    }

    private void attack(int statements, boolean untilHole) throws SQLException {
        try (var connection = administrator.connect()) {
            var catalogue = new ServerCatalogue(connection);
            try (var connections = new AttackConnections(administrator, rivals, attackTally)) {
                var recorder = new TraceRecorder(connections, rivals, catalogue.relations());
                var plan = plan(catalogue, recorder);
                for (var probe : plan.systematic()) {
                    attack(recorder, probe);
                    if (untilHole && !attackTally.holds()) {
                        return;
                    }
                }
                for (var n = 0; n < statements && !(untilHole && !attackTally.holds()); n++) {
                    attack(recorder, plan.any());
                }
            }
        }
        findings.summarize();
    }

    private ProbePlan plan(ServerCatalogue catalogue, TraceRecorder recorder) throws SQLException {
        var random = new Random(seed);
        var tables = catalogue.tables();
        List<Target> ofAnother;
        List<Target> ofOneself;
        try (var connection = administrator.connectAs(Attacker.APP)) {
            var finder = new Targets(connection, rivals, new OtherValues(random));
            ofAnother = finder.of(tables, SessionState.OWN_COMPANY);
            ofOneself = finder.of(tables, SessionState.WITHOUT_THE_FLAG);
        }
        return new ProbePlan(
                state -> state == SessionState.WITHOUT_THE_FLAG ? ofOneself : ofAnother,
                Targets.totals(tables),
                catalogue.leakproof(),
                new EffectDiscovery(recorder, isWhole).find(catalogue.callable()),
                random);
    }

    private void attack(TraceRecorder recorder, Probe probe) throws SQLException {
        attackTally.goOn();
        var target = probe.target();
        var has = recorder.record(probe, target.has());
        var none = recorder.record(probe, target.none());
        List<Channel> channels = has.differencesTo(none);
        for (var again = 0; again < AGAIN && !channels.isEmpty(); again++) {
            channels.retainAll(has.differencesTo(recorder.record(probe, target.other())));
            channels.removeAll(has.differencesTo(recorder.record(probe, target.has())));
        }
        findings.note(probe, channels);
    }
}
