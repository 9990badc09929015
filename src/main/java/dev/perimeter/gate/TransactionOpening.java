package dev.perimeter.gate;

import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.database.MultiStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first message of a request's transaction: the person acting, the company, and the stored
 * answer to an idempotency key.
 */
final class TransactionOpening {

    /**
     * Resets settings first: one that earlier SQL left could refuse the caller for no reason. The
     * row comes as one value, because PostgreSQL takes longer to plan a function in FROM.
     */
    private static final String ENTER = "reset all; select gate.enter(?, ?)";

    private TransactionOpening() {}

    /**
     * Sends {@code begin} in the same message. The statement has no name, because earlier SQL could
     * have replaced a named one and would get the token.
     */
    static RequestTransaction by(
            HikariDataSource pool,
            Connection connection,
            Token token,
            @Nullable String permission,
            IdempotencyKeys.@Nullable Claim claim)
            throws SQLException {
        try (var statement = connection.prepareStatement(claim == null ? ENTER : ENTER + IdempotencyKeys.CLAIM)) {
            MultiStatement.neverNamed(statement);
            statement.setBytes(1, token.bytes());
            statement.setString(2, permission);
            if (claim != null) {
                statement.setString(3, claim.route());
                statement.setString(4, claim.key());
                statement.setString(5, claim.route());
                statement.setString(6, claim.key());
            }
            var member = member(MultiStatement.firstRows(statement));
            var answered =
                    claim == null ? null : IdempotencyKeys.answered(claim, member, MultiStatement.nextRows(statement));
            return new RequestTransaction(pool, connection, member, answered);
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
}
