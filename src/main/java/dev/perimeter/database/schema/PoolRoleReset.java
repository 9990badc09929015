package dev.perimeter.database.schema;

import dev.perimeter.database.Administrator;
import dev.perimeter.database.Roles;
import dev.perimeter.database.pools.RoleDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resets what a pool role may have changed about itself: its password, its settings, its default
 * privileges. This happens at each start before the check of the wall, so that nobody can block the
 * next start that way. Where nothing has to be reset, nothing is changed.
 */
final class PoolRoleReset {

    private static final Logger log = LoggerFactory.getLogger(PoolRoleReset.class);

    private PoolRoleReset() {}

    static void run(Connection connection, Administrator administrator) throws SQLException {
        for (var role : Roles.POOLS) {
            resetSettings(connection, role);
            removeLargeObjects(connection, role);
        }
        for (var role : Roles.POOLS) {
            try (var own = login(connection, administrator, role)) {
                RoleLeftovers.undo(own, role);
            }
        }
    }

    /**
     * Also settings for one database. A setting that only a superuser may make was made, and is
     * removed, by a superuser.
     */
    private static void resetSettings(Connection connection, String role) throws SQLException {
        var mayLimit = Roles.isSuperuser(connection);
        var found = new HashSet<String>();
        for (var setting : rows(connection, """
                select coalesce(d.datname, ''), setting
                  from pg_db_role_setting s
                 cross join unnest(s.setconfig) setting
                  left join pg_database d on d.oid = s.setdatabase
                 where s.setrole = ?::regrole
                """, role)) {
            if (setting.getFirst().isEmpty() && Roles.LIMITS.contains(setting.getLast())) {
                found.add(setting.getLast());
                continue;
            }
            undone(role, "setting " + setting.getLast());
            var where = setting.getFirst().isEmpty() ? "" : " in database " + quoted(setting.getFirst());
            var name = setting.getLast().substring(0, setting.getLast().indexOf('='));
            Roles.run(connection, "alter role " + role + where + " reset " + quoted(name));
        }
        if (mayLimit && !found.containsAll(Roles.LIMITS)) {
            Roles.limit(connection, role);
        }
    }

    /** Where the role may create them, it removes them itself, in {@link RoleLeftovers}. */
    private static void removeLargeObjects(Connection connection, String role) throws SQLException {
        if (Roles.isSuperuser(connection)) {
            for (var removed : rows(connection, RoleLeftovers.UNLINK, role)) {
                undone(role, "large object " + removed.getFirst());
            }
        }
    }

    /** Connects with the password that the role should have, after setting it where it differs. */
    private static Connection login(Connection connection, Administrator administrator, String role)
            throws SQLException {
        var roleDataSource = new RoleDataSource(
                administrator.url(),
                properties(role),
                List.of(administrator.secret().password(role)));
        try {
            return roleDataSource.getConnection();
        } catch (SQLException e) {
            if (!String.valueOf(e.getSQLState()).startsWith("28")) {
                throw e;
            }
            log.warn(
                    "{} had another password, and has the right one now: expected after a restore or a change of the secret",
                    role);
            Roles.setPassword(connection, role, administrator.secret());
            return roleDataSource.getConnection();
        }
    }

    private static Properties properties(String role) {
        var properties = new Properties();
        properties.put("user", role);
        properties.put("options", Roles.OPTIONS);
        properties.put("connectTimeout", "10");
        properties.put("socketTimeout", "30");
        return properties;
    }

    static void undone(String role, String what) {
        log.warn("Undone, what was done as {}: {}. Nothing of Perimeter does this: find out who did", role, what);
    }

    static List<List<String>> rows(Connection connection, String sql, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            var found = new ArrayList<List<String>>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                found.add(row);
            }
            return found;
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
