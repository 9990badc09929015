package dev.perimeter.prove;

import dev.perimeter.database.Administrator;
import dev.perimeter.database.StartRefused;
import dev.perimeter.database.wall.Wall;
import dev.perimeter.prove.http.HttpAttacks;
import dev.perimeter.prove.leaks.SideEffectAttacks;
import dev.perimeter.prove.rivals.RivalAddresses;
import dev.perimeter.prove.rivals.RivalClient;
import dev.perimeter.prove.rivals.RivalLeftovers;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.sql.SqlAttacks;
import dev.perimeter.prove.tally.AttackTally;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One proof: checks the wall, makes two companies, attacks one from the other in all known ways,
 * and removes both.
 */
final class Proof {

    /**
     * One proof at a time: companies that exist at its beginning belong to one that was killed.
     */
    private static final long LOCK = 0x5065_7269_5072_6f76L;

    /** Each statement runs at least twice, with queries before and after it. */
    private static final int SHARE_OF_SIDE_EFFECTS = 10;

    private final Administrator administrator;
    private final AttackedProcess attackedProcess;
    private final String address;
    private final AttackTally attackTally;
    private final RivalLeftovers rivalLeftovers;
    private final RivalAddresses rivalAddresses;

    /** @param address of the attacked process */
    Proof(Administrator administrator, AttackedProcess attackedProcess, String address, AttackTally attackTally) {
        this.administrator = administrator;
        this.attackedProcess = attackedProcess;
        this.address = address;
        this.attackTally = attackTally;
        this.rivalAddresses = new RivalAddresses(administrator.key("names of throw-away companies"));
        this.rivalLeftovers = new RivalLeftovers(administrator, rivalAddresses, attackTally);
    }

    void run(ProveOptions.Size size) throws SQLException {
        try (var turn = administrator.connect()) {
            if (!isFree(turn)) {
                throw new StartRefused("Another proof runs on this database.");
            }
            if (rivalLeftovers.remove() > 0) {
                attackTally.say("what a proof that was killed had left behind is removed");
            }
            try {
                attack(size);
            } finally {
                rivalLeftovers.remove();
                attackTally.say("the throw-away companies are removed");
            }
        }
    }

    /** The checks of the start and more; also where the product cannot be attacked. */
    static void inspect(Administrator administrator, AttackTally attackTally) throws SQLException {
        try (var connection = administrator.connect()) {
            inspect(connection, administrator.isSuperuser(), attackTally);
        }
        attackTally.say("roles, memberships, policies, grants, functions and versions are looked at");
    }

    static void inspect(Connection connection, boolean superuser, AttackTally attackTally) throws SQLException {
        var faults = Wall.everyFault(connection);
        var wrong = 0;
        for (var fault : faults) {
            wrong += fault.offenders().size();
            if (fault.onlySuperuserMends() && !superuser) {
                attackTally.remark("A superuser of the database should close this: " + fault);
            } else {
                fault.offenders().forEach(offender -> attackTally.hole(fault.wrong() + ": " + offender, fault.mend()));
            }
        }
        var kind = "Roles, memberships, policies, grants, functions, versions";
        attackTally.count(kind, "as shipped", Math.max(0, Wall.questions() - wrong));
        if (wrong > 0) {
            attackTally.count(kind, "otherwise", wrong);
        }
    }

    private void attack(ProveOptions.Size size) throws SQLException {
        try (var rivalClient = new RivalClient(address, attackTally)) {
            var rivals = Rivals.make(rivalClient, administrator, rivalAddresses, attackTally);
            var http = new HttpAttacks(rivalClient, rivals, attackedProcess.routes(), attackTally);
            http.run(size.variants());
            sideEffects(rivals, size.statements() / SHARE_OF_SIDE_EFFECTS);
            new SqlAttacks(administrator, rivals, attackTally).run(size.statements());
            http.checkUntouched();
        }
    }

    private void sideEffects(Rivals rivals, int statements) throws SQLException {
        var seed = new SecureRandom().nextLong();
        new SideEffectAttacks(administrator, rivals, attackTally, seed, false).run(statements);
        attackTally.say("the attacks by side effect are done (seed " + seed + ")");
    }

    static String server(Administrator administrator) throws SQLException {
        try (var connection = administrator.connect()) {
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private static boolean isFree(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            var row = statement.executeQuery();
            return row.next() && row.getBoolean(1);
        }
    }
}
