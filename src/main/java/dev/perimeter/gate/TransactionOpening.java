package dev.perimeter.gate;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.http.ResponseEntity;

/** The first message of a request's transaction: who acts for which company, and whether the request was answered before. */
final class TransactionOpening {

    /**
     * Whatever setting a connection was left with is undone first: it could refuse the caller for no reason of theirs. The row comes as one
     * value: a function in FROM takes PostgreSQL a good deal longer to plan, each time.
     */
    private static final String ENTER = "reset all; select gate.enter(?, ?)";

    private TransactionOpening() {}

    /** {@code begin} travels in the same message. Never a named statement: SQL run before could have replaced it, and get the token. */
    static RequestTransaction by(
            HikariDataSource pool,
            Connection connection,
            Token token,
            @Nullable String permission,
            IdempotencyKeys.@Nullable Claim claim)
            throws SQLException {
        try (var statement = connection.prepareStatement(claim == null ? ENTER : ENTER + IdempotencyKeys.CLAIM)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.setBytes(1, token.bytes());
            statement.setString(2, permission);
            if (claim != null) {
                statement.setString(3, claim.route());
                statement.setString(4, claim.key());
                statement.setString(5, claim.route());
                statement.setString(6, claim.key());
            }
            var member = member(rows(statement, statement.execute()));
            return new RequestTransaction(
                    pool, connection, member, claim == null ? null : answered(claim, member, statement));
        }
    }

    private static Member member(ResultSet row) throws SQLException {
        row.next();
        var entered = row.getString(1);
        var parts = entered.substring(1, entered.length() - 1).split(",");
        return Member.of(
                UUID.fromString(parts[0]),
                UUID.fromString(parts[1]),
                UUID.fromString(parts[2]),
                Integer.parseInt(parts[3]));
    }

    private static @Nullable ResponseEntity<String> answered(
            IdempotencyKeys.Claim claim, Member member, PreparedStatement statement) throws SQLException {
        return IdempotencyKeys.answered(claim, member, rows(statement, statement.getMoreResults()));
    }

    /** The next rows among the results of a message with several statements. */
    private static ResultSet rows(PreparedStatement statement, boolean areNext) throws SQLException {
        var next = areNext;
        while (!next && statement.getUpdateCount() != -1) {
            next = statement.getMoreResults();
        }
        return Objects.requireNonNull(statement.getResultSet(), "the gate gave no row");
    }
}
