package dev.perimeter.database;

import dev.perimeter.secrets.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The four roles (docs/decisions/0002): two that own objects and cannot log in, and two that log in
 * and own nothing. Their passwords are derived from the application secret, so that every process
 * with the secret can log in and no password is stored.
 */
public final class Roles {

    public static final String APP = "perimeter_app";
    static final String AUTH = "perimeter_auth";
    static final List<String> OWNERS = List.of("perimeter_owner", "perimeter_gate");
    public static final List<String> POOLS = List.of(APP, AUTH);

    /**
     * Limits of a session. As connection options they override what a role could store for itself.
     */
    public static final String OPTIONS =
            "-c statement_timeout=10s -c lock_timeout=3s -c idle_in_transaction_session_timeout=15s"
                    + " -c TimeZone=UTC";

    /**
     * Stored for both pool roles where the administrator is a superuser, as PostgreSQL writes them.
     */
    public static final List<String> LIMITS = List.of("track_activities=off", "temp_file_limit=256MB");

    private Roles() {}

    public static void ensure(Connection administrator, Secret secret) throws SQLException {
        for (var role : OWNERS) {
            create(administrator, role, "nologin noinherit");
        }
        for (var role : POOLS) {
            if (create(administrator, role, "login noinherit")) {
                limit(administrator, role);
                setPassword(administrator, role, secret);
            }
        }
    }

    public static void setPassword(Connection administrator, String role, Secret secret) throws SQLException {
        // Hashed here, so that no statement and no log contains the password.
        administrator
                .unwrap(PGConnection.class)
                .alterUserPassword(role, secret.password(role).toCharArray(), "scram-sha-256");
    }

    /** @return whether the role was created */
    private static boolean create(Connection administrator, String role, String attributes) throws SQLException {
        try (var exists = administrator.prepareStatement("select from pg_roles where rolname = ?")) {
            exists.setString(1, role);
            if (exists.executeQuery().next()) {
                return false;
            }
        }
        run(administrator, "create role " + role + " " + attributes);
        if (!isSuperuser(administrator) && OWNERS.contains(role)) {
            // Since PostgreSQL 16, the creator of a role may grant it, but is not a member of it.
            var fully =
                    administrator.getMetaData().getDatabaseMajorVersion() < 16 ? "" : " with inherit true, set true";
            run(administrator, "grant " + role + " to current_user" + fully);
        }
        return true;
    }

    /** Stores settings that only a superuser can make, and that the role cannot undo. */
    public static void limit(Connection administrator, String role) throws SQLException {
        if (isSuperuser(administrator)) {
            for (var limit : LIMITS) {
                run(administrator, "alter role " + role + " set " + limit.replace("=", " = '") + "'");
            }
        }
    }

    public static boolean isSuperuser(Connection administrator) throws SQLException {
        try (var row = administrator
                .createStatement()
                .executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
            return row.next() && row.getBoolean(1);
        }
    }

    public static void run(Connection administrator, String sql) throws SQLException {
        try (var statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }
}
