package dev.perimeter.prove.sql;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Everything that a server answers to one statement. */
final class ServerOutput {

    private final StringBuilder words = new StringBuilder();

    void read(Statement statement, boolean isFirstRows) throws SQLException {
        var isRows = isFirstRows;
        while (true) {
            if (isRows) {
                read(statement.getResultSet());
            } else if (statement.getUpdateCount() == -1) {
                return;
            }
            isRows = statement.getMoreResults();
        }
    }

    private void read(ResultSet rows) throws SQLException {
        var columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (var column = 1; column <= columns; column++) {
                words.append(rows.getString(column)).append(' ');
            }
            words.append('\n');
        }
    }

    void copy(Connection connection, String sql) throws SQLException {
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

    void notices(@Nullable SQLWarning first) {
        for (var notice = first; notice != null; notice = notice.getNextWarning()) {
            error(notice);
        }
    }

    void error(SQLException e) {
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
    public String toString() {
        return words.toString();
    }
}
