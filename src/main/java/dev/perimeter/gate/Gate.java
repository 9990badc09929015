package dev.perimeter.gate;

import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.web.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Lets a request in, or refuses it: the one place where a transaction for a company begins (spec 2.2, 2.4). */
@Component
class Gate {

    private static final String ENTER = "select account_id, company_id, session_id, held from gate.enter(?, ?)";
    private static final String UNCLEAN = "PR500";
    private static final String LOCKED = "55P03";

    private final HikariDataSource pool;
    private final JdbcClient auth;

    Gate(HikariDataSource appPool, @Qualifier("authDb") JdbcClient auth) {
        this.pool = appPool;
        this.auth = auth;
    }

    /** An unclean connection is dropped, and all others with it: what left it may have left more. The request gets one more chance. */
    Passage enter(Token token, @Nullable String permission, Repeats.@Nullable Claim claim) {
        try {
            return open(token, permission, claim);
        } catch (UncleanConnectionException e) {
            pool.getHikariPoolMXBean().softEvictConnections();
            return open(token, permission, claim);
        }
    }

    Person identify(Token token) {
        try {
            return auth.sql("select session_id, login_id, email, account_id from gate.identify(:token)")
                    .param("token", token.bytes())
                    .query((row, _) -> new Person(
                            token,
                            row.getObject("session_id", UUID.class),
                            row.getObject("login_id", UUID.class),
                            row.getString("email"),
                            row.getObject("account_id", UUID.class)))
                    .single();
        } catch (RuntimeException e) {
            throw Refusals.translate(e);
        }
    }

    private Passage open(Token token, @Nullable String permission, Repeats.@Nullable Claim claim) {
        var connection = DataSourceUtils.getConnection(pool);
        try {
            connection.setAutoCommit(false);
            return enter(connection, token, permission, claim);
        } catch (SQLException | RuntimeException e) {
            abandon(connection, e);
            throw switch (Refusals.state(e)) {
                case UNCLEAN -> new UncleanConnectionException(e);
                // Nothing else is waited for here than the key of a request that still runs.
                case LOCKED -> Problem.requestInProgress();
                default -> Refusals.translate(e);
            };
        }
    }

    /** {@code begin} travels in the same message. Never a named statement: SQL run before could have replaced it, and get the token. */
    private Passage enter(
            Connection connection, Token token, @Nullable String permission, Repeats.@Nullable Claim claim)
            throws SQLException {
        try (var statement = connection.prepareStatement(claim == null ? ENTER : ENTER + Repeats.CLAIM)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.setBytes(1, token.bytes());
            statement.setString(2, permission);
            if (claim != null) {
                statement.setString(3, claim.route());
                statement.setString(4, claim.key());
                statement.setString(5, claim.route());
                statement.setString(6, claim.key());
            }
            statement.execute();
            var member = member(statement.getResultSet());
            return new Passage(pool, connection, member, claim == null ? null : answered(claim, statement));
        }
    }

    private static Member member(ResultSet row) throws SQLException {
        row.next();
        return Member.of(
                row.getObject("account_id", UUID.class),
                row.getObject("company_id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getInt("held"));
    }

    private static @Nullable ResponseEntity<String> answered(Repeats.Claim claim, PreparedStatement statement)
            throws SQLException {
        while (!statement.getMoreResults()) {
            if (statement.getUpdateCount() == -1) {
                throw new SQLException("the claim of an idempotency key gave no row");
            }
        }
        return Repeats.answered(claim, statement.getResultSet());
    }

    private void abandon(Connection connection, Exception why) {
        try {
            if (UNCLEAN.equals(Refusals.state(why))) {
                pool.evictConnection(connection);
            } else {
                connection.rollback();
            }
        } catch (SQLException e) {
            why.addSuppressed(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }

    private static final class UncleanConnectionException extends RuntimeException {
        UncleanConnectionException(Exception cause) {
            super(cause);
        }
    }
}
