package dev.perimeter.prove.sql;

import dev.perimeter.gate.Token;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A program that runs any SQL as one of the application's roles, and keeps every word of the
 * server.
 */
public final class Attacker implements AutoCloseable {

    public static final String APP = "perimeter_app";
    public static final String AUTH = "perimeter_auth";

    private final Connection connection;

    /**
     * @param connection in simple query mode: statements and transactions are the attacker's own
     */
    public Attacker(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param state the SQLSTATE
     * @param words results, notices and error messages, with all their fields
     */
    public record Heard(String state, String words) {

        private static final String WELL = "00000";

        public boolean well() {
            return state.equals(WELL);
        }
    }

    public Heard run(String sql) {
        var serverOutput = new ServerOutput();
        try (var statement = connection.createStatement()) {
            if (sql.startsWith("copy ")) {
                serverOutput.copy(connection, sql);
            } else {
                serverOutput.read(statement, statement.execute(sql));
            }
            serverOutput.notices(statement.getWarnings());
            return new Heard(Heard.WELL, serverOutput.toString());
        } catch (SQLException e) {
            serverOutput.error(e);
            return new Heard(String.valueOf(e.getSQLState()), serverOutput.toString());
        }
    }

    /** The beginning of a transaction in that session. */
    public Heard enter(Token token) {
        return run("begin; " + enter(token.text()));
    }

    public static String enter(String token) {
        return "select company_id from gate.enter('" + token + "'::bytea, null)";
    }

    /** The whole answer of a statement that must succeed. */
    public String ask(String sql) {
        var heard = run(sql);
        if (!heard.well()) {
            throw new IllegalStateException(heard.toString());
        }
        return heard.words().strip();
    }

    /** Resets the connection. */
    public void reset() {
        run("rollback");
        run("discard all");
    }

    public boolean isAlive() {
        try {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
