package dev.perimeter.operations;

import dev.perimeter.database.Administrator;
import dev.perimeter.database.DatabaseSettings;
import dev.perimeter.database.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The operator's command that runs a statement as the administrator of the database, whom nothing
 * restricts. It is above all for the embedded PostgreSQL, whose password nobody knows. It changes
 * nothing else, so that it can mend what keeps the product from starting.
 */
public final class SqlCommand {

    public static final String NAME = "sql";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOT_POSSIBLE = 2;

    private SqlCommand() {}

    /**
     * @param words the statement, or nothing where it stands in {@code in}
     * @return the exit status: 0 done, 1 PostgreSQL refused the statement, 2 the database cannot be
     *     used
     */
    public static int run(
            DatabaseSettings settings, List<String> words, InputStream in, PrintStream out, PrintStream err) {
        try (var administrator = Administrator.asItIs(settings);
                var connection = administrator.connect();
                var statement = connection.createStatement()) {
            var sql = words.isEmpty() ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : words.getFirst();
            // The driver must not interpret {braces} and question marks, which are PostgreSQL's.
            statement.setEscapeProcessing(false);
            return run(statement, sql, out, err);
        } catch (StartRefused | SQLException | IOException e) {
            err.println(e.getMessage());
            return NOT_POSSIBLE;
        }
    }

    private static int run(Statement statement, String sql, PrintStream out, PrintStream err) {
        try {
            var hasRows = statement.execute(sql);
            while (hasRows || statement.getUpdateCount() >= 0) {
                if (hasRows) {
                    print(statement.getResultSet(), out);
                } else {
                    out.println("Done, rows: " + statement.getUpdateCount());
                }
                hasRows = statement.getMoreResults();
            }
            return DONE;
        } catch (SQLException e) {
            err.println(e.getMessage());
            return REFUSED;
        }
    }

    /** Prints the names of the columns and one line for each row, with tabs between the values. */
    private static void print(ResultSet rows, PrintStream out) throws SQLException {
        var columns = rows.getMetaData().getColumnCount();
        var line = new ArrayList<String>();
        for (var i = 1; i <= columns; i++) {
            line.add(rows.getMetaData().getColumnLabel(i));
        }
        out.println(String.join("\t", line));
        while (rows.next()) {
            line.clear();
            for (var i = 1; i <= columns; i++) {
                line.add(String.valueOf(rows.getString(i)));
            }
            out.println(String.join("\t", line));
        }
    }
}
