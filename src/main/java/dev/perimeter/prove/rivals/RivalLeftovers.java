package dev.perimeter.prove.rivals;

import dev.perimeter.database.Administrator;
import dev.perimeter.prove.tally.AttackTally;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Finds by name and removes what this proof made, or one that was killed: all of it, and nothing
 * else.
 */
public final class RivalLeftovers {

    private final Administrator administrator;
    private final RivalAddresses rivalAddresses;
    private final AttackTally attackTally;

    public RivalLeftovers(Administrator administrator, RivalAddresses rivalAddresses, AttackTally attackTally) {
        this.administrator = administrator;
        this.rivalAddresses = rivalAddresses;
        this.attackTally = attackTally;
    }

    private record Made(List<UUID> logins, List<UUID> accounts, List<UUID> companies) {}

    /** @return the number of companies */
    public int remove() throws SQLException {
        try (var connection = administrator.connect()) {
            connection.setAutoCommit(false);
            var made = find(connection);
            if (made.logins().isEmpty() && made.accounts().isEmpty()) {
                return 0;
            }
            var rows = new RivalRemoval(connection, administrator.isSuperuser(), attackTally);
            rows.removeAll(made.logins(), made.accounts(), made.companies());
            return made.companies().size();
        }
    }

    private Made find(Connection connection) throws SQLException {
        try (var role = connection.createStatement()) {
            role.execute("set local role perimeter_gate");
            var logins = ids(connection, "select id, email from gate.login where email like ?");
            var accounts = ids(connection, "select id, email from public.account where email like ?");
            return new Made(logins, accounts, companies(connection, accounts));
        } finally {
            connection.rollback();
        }
    }

    private List<UUID> ids(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, "%" + RivalAddresses.DOMAIN);
            var rows = statement.executeQuery();
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                if (rivalAddresses.isOurs(rows.getString("email"))) {
                    ids.add(rows.getObject("id", UUID.class));
                }
            }
            return ids;
        }
    }

    private static List<UUID> companies(Connection connection, List<UUID> owners) throws SQLException {
        try (var statement =
                connection.prepareStatement("select id from public.company where owner_account = any (?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", owners.toArray()));
            var rows = statement.executeQuery();
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject("id", UUID.class));
            }
            return ids;
        }
    }
}
