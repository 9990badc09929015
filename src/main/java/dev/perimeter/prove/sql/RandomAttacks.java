package dev.perimeter.prove.sql;

import dev.perimeter.database.Administrator;
import dev.perimeter.prove.rivals.Rival;
import dev.perimeter.prove.tally.LeakDetector;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Random statements of every kind. None of them is ever committed. */
final class RandomAttacks {

    private static final int IN_A_ROW = 50;

    private final AttackConnections attackConnections;
    private final Administrator administrator;
    private final LeakDetector leakDetector;

    RandomAttacks(AttackConnections attackConnections, Administrator administrator) {
        this.attackConnections = attackConnections;
        this.administrator = administrator;
        this.leakDetector = new LeakDetector(
                attackConnections.attackTally,
                List.of(attackConnections.rivals.b().mark()));
    }

    void run(int statements) throws SQLException {
        var seed = new SecureRandom().nextLong();
        run(Attacker.APP, statements * 4 / 5, seed);
        run(Attacker.AUTH, statements / 5, seed);
    }

    private void run(String role, int statements, long seed) throws SQLException {
        var sql = new RandomSql(dice(role, seed));
        for (var done = 0; done < statements; done += IN_A_ROW) {
            someOf(role, sql, Math.min(IN_A_ROW, statements - done), seed);
        }
    }

    private void someOf(String role, RandomSql sql, int statements, long seed) throws SQLException {
        var owner = AttackConnections.token(attackConnections.rivals.a(), "owner");
        try (var attacker = attackConnections.another(role)) {
            attacker.run("set statement_timeout = '200ms'");
            for (var turn = 0; turn < statements; turn++) {
                attackConnections.attackTally.goOn();
                if (turn % 5 == 0) {
                    attacker.run("rollback");
                    if (turn % 15 == 10 || !attacker.enter(owner).well()) {
                        attacker.run("rollback; begin");
                    }
                }
                attacker.run("savepoint before");
                var statement = uncommitted(sql.next());
                var heard = attacker.run(statement);
                var attempt = "SQL, random statements, as " + role;
                leakDetector.check(attempt, "seed " + seed + ": " + statement, heard.state(), heard.words(), "");
                if (!heard.well()) {
                    attacker.run("rollback to before");
                }
            }
            attacker.run("rollback");
        }
    }

    /**
     * A commit would keep rows, and so would each statement outside of a transaction. What ends a
     * transaction is replaced: it is rolled back, and another is begun.
     */
    private static String uncommitted(String statement) {
        return statement.startsWith("commit") || statement.startsWith("rollback and") ? "rollback; begin" : statement;
    }

    private StatementParts dice(String role, long seed) throws SQLException {
        try (var connection = administrator.connect()) {
            var db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            return new StatementParts(
                    seed, AttackSurface.tables(db, role), AttackSurface.functions(db, role), ids(), texts());
        }
    }

    private List<String> ids() {
        return Stream.of(
                        attackConnections.rivals.a().ids(),
                        attackConnections.rivals.b().ids(),
                        List.of(UUID.randomUUID().toString()))
                .flatMap(List::stream)
                .toList();
    }

    /** Only what an attacker from A may know, A's tokens among it. */
    private List<String> texts() {
        var texts = new ArrayList<>(List.of(
                "customer", "owner", "staff", "customers_view", "customers_act", "assets_act", "consumed", "printing"));
        texts.addAll(List.of("POST /api/v1/customers", "active", "person", "EUR", "", "1", "x", "%"));
        for (Rival rival : List.of(attackConnections.rivals.a(), attackConnections.rivals.b())) {
            texts.add(rival.known());
            texts.add(rival.known() + "@example.org");
        }
        texts.add(attackConnections.rivals.a().token("owner"));
        texts.add(attackConnections.rivals.a().token("ended"));
        return texts;
    }
}
