package dev.perimeter;

import dev.perimeter.database.ScratchDatabase;
import dev.perimeter.prove.sql.Attacker;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Attackers on the tests' database. */
final class Attackers {

    private Attackers() {}

    static Attacker as(String role) {
        return as(role, "simple");
    }

    static Attacker as(String role, String queryMode) {
        var settings = new Properties();
        settings.put("user", role);
        settings.put("password", ScratchDatabase.password(role));
        settings.put("preferQueryMode", queryMode);
        try {
            return new Attacker(DriverManager.getConnection(TestDatabase.SERVER.url(), settings));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
