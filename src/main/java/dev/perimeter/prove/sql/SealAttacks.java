package dev.perimeter.prove.sql;

import dev.perimeter.prove.rivals.Rival;
import dev.perimeter.prove.tally.LeakDetector;
import java.sql.SQLException;
import java.util.List;

/** Uses seals of both companies where they must be worthless (spec 1.4). */
final class SealAttacks {

    private static final String ATTEMPT = "SQL, a seal taken elsewhere";
    private static final List<String> KINDS = List.of("repeatable read", "serializable", "read committed, read only");
    private static final List<String> LEFT = List.of(
            "declare held cursor with hold for select 1",
            "prepare planted as select 1",
            "prepare planted (bytea, text) as select $1, $2",
            "listen whisper");

    private final AttackConnections attackConnections;
    private final LeakDetector leakDetector;

    SealAttacks(AttackConnections attackConnections) {
        this.attackConnections = attackConnections;
        this.leakDetector = new LeakDetector(
                attackConnections.attackTally,
                List.of(attackConnections.rivals.b().mark()));
    }

    void run() throws SQLException {
        for (var of : List.of(attackConnections.rivals.a(), attackConnections.rivals.b())) {
            inLaterTransactions(of);
            onAnotherConnection(of);
        }
        afterASavepoint();
        inAnotherKindOfTransaction();
        onAnUncleanConnection();
        withoutTheFlag();
    }

    private void inLaterTransactions(Rival of) throws SQLException {
        try (var attacker = attackConnections.another(Attacker.APP)) {
            var seal = seal(attacker, of);
            for (var next : List.of("commit and chain", "rollback and chain", "commit; begin", "rollback; begin")) {
                attacker.run(next);
                nothingWith(attacker, seal, next);
            }
        }
    }

    private void onAnotherConnection(Rival of) throws SQLException {
        try (var attacker = attackConnections.another(Attacker.APP);
                var other = attackConnections.another(Attacker.APP)) {
            var seal = seal(attacker, of);
            other.run("begin");
            nothingWith(other, seal, "on another connection");
            other.run("rollback");
            // In place of the seal of the attacker's own session.
            other.enter(AttackConnections.token(attackConnections.rivals.a(), "owner"));
            nothingWith(other, seal, "on another connection, in a session of one's own");
        }
    }

    private void afterASavepoint() throws SQLException {
        try (var attacker = attackConnections.another(Attacker.APP)) {
            attacker.run("begin; savepoint before");
            var seal = sealed(attacker, attackConnections.rivals.a());
            attacker.run("rollback to before");
            expect(attacker, "select count(*) from public.customer", "0", "after a savepoint before the session");
            attacker.run("rollback; begin");
            nothingWith(attacker, seal, "after a savepoint");
        }
    }

    private void inAnotherKindOfTransaction() throws SQLException {
        for (var kind : KINDS) {
            try (var attacker = attackConnections.another(Attacker.APP)) {
                attacker.run("begin isolation level " + kind);
                refused(attacker, enter(attackConnections.rivals.a(), "owner"), "PR500", kind);
            }
        }
    }

    private void onAnUncleanConnection() throws SQLException {
        for (var left : LEFT) {
            try (var attacker = attackConnections.another(Attacker.APP)) {
                attacker.run(left);
                attacker.run("begin");
                refused(attacker, enter(attackConnections.rivals.a(), "owner"), "PR500", left);
            }
        }
    }

    private void withoutTheFlag() throws SQLException {
        try (var attacker = attackConnections.another(Attacker.APP)) {
            attacker.run("begin");
            var staff = attackConnections.rivals.a().token("staff");
            refused(
                    attacker,
                    "select gate.enter('" + staff + "'::bytea, 'customers_view')",
                    "PR404",
                    "without the flag");
            attacker.run("rollback");
            attacker.enter(AttackConnections.token(attackConnections.rivals.a(), "staff"));
            expect(attacker, "select count(*) from public.customer", "0", "without the flag");
            expect(attacker, "select count(*) from public.sales_order", "0", "without the flag");
        }
    }

    private static String enter(Rival of, String who) {
        return Attacker.enter(of.token(who));
    }

    private String seal(Attacker attacker, Rival of) {
        attacker.run("begin");
        return sealed(attacker, of);
    }

    private static String sealed(Attacker attacker, Rival of) {
        attacker.run(enter(of, "owner"));
        return attacker.ask("select current_setting('perimeter.seal')");
    }

    private void nothingWith(Attacker attacker, String seal, String where) {
        attacker.run("select set_config('perimeter.seal', '" + seal + "', true)");
        expect(
                attacker,
                "select count(*), count(gate.company(null)), count(gate.sealed()) from public.customer",
                "0 0 0",
                where);
        var heard = attacker.run("select name, notes from public.customer");
        leakDetector.check(ATTEMPT, where, heard.state(), heard.words(), "");
    }

    private void expect(Attacker attacker, String sql, String answer, String where) {
        var heard = attacker.run(sql);
        leakDetector.check(ATTEMPT, where, heard.state(), heard.words(), "");
        if (heard.well() && !heard.words().strip().equals(answer)) {
            leakDetector.hole(
                    ATTEMPT, where, sql + " was answered with " + heard.words().strip());
        }
    }

    private void refused(Attacker attacker, String sql, String state, String where) {
        var heard = attacker.run(sql);
        leakDetector.check(ATTEMPT, where, heard.state(), heard.words(), "");
        if (!heard.state().equals(state)) {
            leakDetector.hole(ATTEMPT, where, "was answered with %s instead of %s".formatted(heard.state(), state));
        }
    }
}
