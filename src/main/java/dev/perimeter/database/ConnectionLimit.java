package dev.perimeter.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;

/**
 * Limits the connections of the pools of all processes together, so that some are left for the
 * administrator and for a start. The limit is a share of what the server has, because the number of
 * processes is unknown.
 */
public final class ConnectionLimit {

    private static final int PERCENT_OF_APP = 60;
    private static final int PERCENT_OF_AUTH = 30;

    private static final String SLOTS =
            "select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int";

    private ConnectionLimit() {}

    public static void ensure(Connection administrator) throws SQLException {
        try (var statement = administrator.createStatement();
                var row = statement.executeQuery(SLOTS)) {
            row.next();
            var slots = row.getInt(1);
            limit(administrator, Roles.APP, slots * PERCENT_OF_APP / 100);
            limit(administrator, Roles.AUTH, slots * PERCENT_OF_AUTH / 100);
        }
    }

    /** @throws StartRefused where the pool of this process alone needs more */
    static void refuseMore(Connection administrator, String role, int connections) throws SQLException {
        var most = found(administrator, role).orElse(-1);
        if (most >= 0 && most < connections) {
            throw new StartRefused(
                    "perimeter.pool-size asks for %d connections as %s, and all processes together may have %d on this server. Make the pool smaller, or max_connections of the server larger."
                            .formatted(connections, role, most));
        }
    }

    /** Does not write a limit that is right already: a second start changes nothing. */
    private static void limit(Connection administrator, String role, int connections) throws SQLException {
        var wanted = Math.max(2, connections);
        if (found(administrator, role).orElse(wanted) != wanted) {
            try (var statement = administrator.createStatement()) {
                statement.execute("alter role %s connection limit %d".formatted(role, wanted));
            }
        }
    }

    private static OptionalInt found(Connection administrator, String role) throws SQLException {
        try (var asked = administrator.prepareStatement("select rolconnlimit from pg_roles where rolname = ?")) {
            asked.setString(1, role);
            try (var row = asked.executeQuery()) {
                return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
            }
        }
    }
}
