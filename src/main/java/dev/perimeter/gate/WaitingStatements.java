package dev.perimeter.gate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;

/** Statements whose results are not needed: they travel in one message, in their order. */
final class WaitingStatements {

    private final List<Statement> statements = new ArrayList<>();

    /** A statement with positional parameters. */
    record Statement(String sql, List<@Nullable Object> parameters) {}

    void add(Statement statement) {
        statements.add(statement);
    }

    /** @param behind what runs last, in the same message; empty for nothing */
    void run(Connection connection, String behind) throws SQLException {
        var text = new StringBuilder();
        statements.forEach(statement -> text.append(statement.sql()).append("; "));
        text.append(behind);
        if (text.isEmpty()) {
            return;
        }
        try (var message = connection.prepareStatement(text.toString())) {
            var index = 1;
            for (var waiting : statements) {
                for (var parameter : waiting.parameters()) {
                    StatementCreatorUtils.setParameterValue(message, index++, SqlTypeValue.TYPE_UNKNOWN, parameter);
                }
            }
            message.execute();
        }
        statements.clear();
    }
}
