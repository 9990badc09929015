package dev.perimeter;

import dev.perimeter.database.ScratchDatabase;
import dev.perimeter.gate.Token;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A program that runs any SQL it likes as one of the application's roles, and remembers every word that the server says to it. */
final class Attacker implements AutoCloseable {

    static final String APP = "perimeter_app";
    static final String AUTH = "perimeter_auth";
    static final String WELL = "00000";

    private final Connection connection;

    private Attacker(Connection connection) {
        this.connection = connection;
    }

    /** @param state the SQLSTATE; @param words results, notices and error messages, with all their fields */
    record Heard(String state, String words) {

        boolean well() {
            return state.equals(WELL);
        }
    }

    /** In simple mode: what is run goes to the server as it is, and transactions are the attacker's own affair. */
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

    Heard run(String sql) {
        var words = new StringBuilder();
        try (var statement = connection.createStatement()) {
            if (sql.startsWith("copy ")) {
                copy(sql, words);
            } else {
                read(statement, statement.execute(sql), words);
            }
            notices(statement.getWarnings(), words);
            return new Heard(WELL, words.toString());
        } catch (SQLException e) {
            error(e, words);
            return new Heard(e.getSQLState(), words.toString());
        }
    }

    /** What a new transaction in that session begins with. */
    Heard enter(Token token) {
        return run("begin; " + enter(token.text()));
    }

    static String enter(String token) {
        return "select company_id from gate.enter('" + token + "'::bytea, null)";
    }

    /** The first word of the answer, or an error. */
    String ask(String sql) {
        var heard = run(sql);
        if (!heard.well()) {
            throw new IllegalStateException(heard.toString());
        }
        return heard.words().strip();
    }

    /** As the connection was in the beginning. */
    void reset() {
        run("rollback");
        run("discard all");
    }

    boolean isAlive() {
        try {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void read(Statement statement, boolean isRows, StringBuilder words) throws SQLException {
        while (true) {
            if (isRows) {
                read(statement.getResultSet(), words);
            } else if (statement.getUpdateCount() == -1) {
                return;
            }
            isRows = statement.getMoreResults();
        }
    }

    private static void read(ResultSet rows, StringBuilder words) throws SQLException {
        var columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (var column = 1; column <= columns; column++) {
                words.append(rows.getString(column)).append(' ');
            }
            words.append('\n');
        }
    }

    private void copy(String sql, StringBuilder words) throws SQLException {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        try {
            if (sql.contains(" from stdin")) {
                copies.copyIn(sql, new ByteArrayInputStream(new byte[0]));
            } else {
                var out = new ByteArrayOutputStream();
                copies.copyOut(sql, out);
                words.append(out.toString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void notices(SQLWarning first, StringBuilder words) {
        for (var notice = first; notice != null; notice = notice.getNextWarning()) {
            error(notice, words);
        }
    }

    private static void error(SQLException e, StringBuilder words) {
        var said = e instanceof PSQLException error ? error.getServerErrorMessage() : null;
        words.append(e.getMessage())
                .append(' ')
                .append(said == null ? "" : fields(said))
                .append('\n');
    }

    private static String fields(ServerErrorMessage said) {
        return String.join(
                " ",
                said.toString(),
                said.getDetail(),
                said.getHint(),
                said.getWhere(),
                said.getInternalQuery(),
                said.getTable(),
                said.getColumn(),
                said.getConstraint());
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
