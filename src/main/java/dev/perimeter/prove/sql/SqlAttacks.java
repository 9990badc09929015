package dev.perimeter.prove.sql;

import dev.perimeter.database.Administrator;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.sql.Attack.Situation;
import dev.perimeter.prove.tally.AttackTally;
import dev.perimeter.prove.tally.LeakDetector;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * All attacks by SQL, one after the other. Each is rolled back. Those that cannot be rolled back
 * are not tried once a hole is known.
 */
public final class SqlAttacks {

    private static final String SKIPPED =
            "\"%s\" was not tried: the wall is broken already, and what it does there could reach further than two throw-away companies.";

    private final Administrator administrator;
    private final Rivals rivals;
    private final AttackTally attackTally;
    private boolean isSuperuser;

    public SqlAttacks(Administrator administrator, Rivals rivals, AttackTally attackTally) {
        this.administrator = administrator;
        this.rivals = rivals;
        this.attackTally = attackTally;
    }

    /** @param statements the number of random statements */
    public void run(int statements) throws SQLException {
        isSuperuser = administrator.isSuperuser();
        try (var attackConnections = new AttackConnections(administrator, rivals, attackTally)) {
            shipped(attackConnections);
            attackTally.say("the attacks that are shipped are done");
            new SealAttacks(attackConnections).run();
            attackTally.say("the attacks on the seal are done");
            if (attackTally.holds()) {
                new RandomAttacks(attackConnections, administrator).run(statements);
                attackTally.say("the random statements are done");
            } else {
                attackTally.remark(SKIPPED.formatted("random statements"));
            }
        }
    }

    private void shipped(AttackConnections attackConnections) throws SQLException {
        for (var attack : Attack.all()) {
            if (attack.lasts() && !attackTally.holds()) {
                attackTally.remark(SKIPPED.formatted(attack.name()));
                continue;
            }
            for (var situation : Situation.values()) {
                run(attackConnections, attack, Attacker.APP, situation);
            }
            run(attackConnections, attack, Attacker.AUTH, Situation.NO_SESSION);
        }
    }

    private void run(AttackConnections attackConnections, Attack attack, String role, Situation situation)
            throws SQLException {
        attackTally.goOn();
        var attacker = attackConnections.attacker(role);
        begin(attacker, situation);
        var asked = rivals.in(attack.sql());
        var heard = attacker.run(asked);
        attacker.reset();
        var attempt = "SQL, as " + role + ", " + said(situation);
        var secrets = new ArrayList<>(List.of(rivals.b().mark(), "leak"));
        if (situation != Situation.SESSION_OF_A) {
            secrets.add(rivals.a().mark());
        }
        var leakDetector = new LeakDetector(attackTally, secrets);
        // The statement itself contains "leak": only the answer counts.
        leakDetector.check(attempt, attack.name() + ": " + attack.sql(), heard.state(), heard.words(), "");
        var expected = attack.expected(role, situation);
        if (heard.well() && attack.sql().startsWith("prepare transaction")) {
            attacker.run("rollback prepared 'later'");
            attackTally.remark(
                    "The server keeps transactions for later (max_prepared_transactions): Perimeter does not need it.");
        } else if (!heard.state().equals(expected)) {
            judge(leakDetector, attempt, attack, expected, heard.state());
        }
    }

    /**
     * Success instead of a refusal is a hole, and so is an error that only rows can cause. Another
     * refusal is none.
     */
    private void judge(LeakDetector leakDetector, String attempt, Attack attack, String expected, String state) {
        var isHole = !expected.equals("00000") && state.equals("00000")
                || state.startsWith("23")
                || state.equals("22P02")
                || state.equals("22012");
        if (isHole && attack.takesSuperuser() && !isSuperuser) {
            attackTally.remark(
                    "\"%s\" is answered: it tells nothing of a company by itself, and only a superuser of the database can have it refused."
                            .formatted(attack.name()));
        } else if (isHole) {
            leakDetector.hole(
                    attempt,
                    attack.name() + ": " + attack.sql(),
                    "was answered with %s instead of %s".formatted(state, expected));
        } else {
            attackTally.remark("\"%s\" was answered with %s instead of %s, which lets nothing through."
                    .formatted(attack.name(), state, expected));
        }
    }

    private void begin(Attacker attacker, Situation situation) {
        switch (situation) {
            case NO_SESSION -> attacker.run("begin");
            case SESSION_OF_A -> {
                var entered = attacker.enter(AttackConnections.token(rivals.a(), "owner"));
                if (!entered.words().contains(rivals.a().id("company"))) {
                    throw new IllegalStateException("One's own session is not let in: "
                            + entered.words().strip());
                }
            }
            case SESSION_THAT_HAS_ENDED -> {
                if (attacker.enter(AttackConnections.token(rivals.a(), "ended")).well()) {
                    attackTally.hole("a session that has ended", "was let in");
                }
                attacker.run("rollback; begin");
            }
        }
    }

    private static String said(Situation situation) {
        return switch (situation) {
            case NO_SESSION -> "without a session";
            case SESSION_OF_A -> "in a session of one's own company";
            case SESSION_THAT_HAS_ENDED -> "in a session that has ended";
        };
    }
}
