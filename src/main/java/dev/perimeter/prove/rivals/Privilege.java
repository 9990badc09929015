package dev.perimeter.prove.rivals;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How the administrator reaches rows of a company: a superuser just does. Anybody else is bound by row security like the tables' owner, who
 * lifts it for one transaction, behind a lock under which nobody else can look, and puts it back before it is committed.
 */
record Privilege(boolean isSuperuser) {

    static Privilege of(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
            return new Privilege(row.next() && row.getBoolean(1));
        }
    }

    /** @param isBound whether row security binds the table's owner */
    String before(String table, String owner, boolean isBound) {
        if (isSuperuser) {
            return "";
        }
        return "set local lock_timeout = '2s'; set local role " + owner
                + (isBound ? "; alter table " + table + " no force row level security" : "");
    }

    String after(String table, boolean isBound) {
        return isSuperuser || !isBound ? "" : "alter table " + table + " force row level security";
    }
}
