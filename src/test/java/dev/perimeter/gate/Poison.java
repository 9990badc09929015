package dev.perimeter.gate;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.postgresql.PGStatement;

/** SQL that is run on pooled connections, which are then given back. */
final class Poison {

    private Poison() {}

    /** On every connection of the pool. */
    static void into(HikariDataSource pool, String... sql) {
        var taken = new ArrayList<Connection>();
        try {
            for (var i = 0; i < pool.getMaximumPoolSize(); i++) {
                taken.add(pool.getConnection());
            }
            for (var connection : taken) {
                for (var statement : sql) {
                    into(connection, statement);
                }
            }
            for (var connection : taken) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What SQL breaks for itself is its own affair. */
    private static void into(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.execute(sql);
        } catch (SQLException _) {
            // Refused: even better.
        }
    }
}
