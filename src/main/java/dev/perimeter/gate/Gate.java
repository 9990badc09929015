package dev.perimeter.gate;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Lets a request in, or refuses it: the one place where a transaction for a company begins (spec 2.2, 2.4). */
@Component
class Gate {

    private static final String ENTER = "select account_id, company_id, session_id, held from gate.enter(?, ?)";
    private static final String UNCLEAN = "PR500";

    private final HikariDataSource pool;
    private final JdbcClient auth;

    Gate(HikariDataSource appPool, @Qualifier("authDb") JdbcClient auth) {
        this.pool = appPool;
        this.auth = auth;
    }

    /** A connection that an earlier request left unclean is dropped, and the request gets one more chance on another. */
    Passage enter(Token token, @Nullable String permission) {
        try {
            return open(token, permission);
        } catch (UncleanConnectionException e) {
            return open(token, permission);
        }
    }

    Person identify(Token token) {
        try {
            return auth.sql("select session_id, login_id, email, account_id from gate.identify(:token)")
                    .param("token", token.bytes())
                    .query((row, _) -> new Person(
                            token,
                            row.getObject("session_id", java.util.UUID.class),
                            row.getObject("login_id", java.util.UUID.class),
                            row.getString("email"),
                            row.getObject("account_id", java.util.UUID.class)))
                    .single();
        } catch (RuntimeException e) {
            throw Refusals.orItself(e);
        }
    }

    private Passage open(Token token, @Nullable String permission) {
        var connection = DataSourceUtils.getConnection(pool);
        try {
            return new Passage(pool, connection, enter(connection, token, permission));
        } catch (SQLException | RuntimeException e) {
            abandon(connection, e);
            throw UNCLEAN.equals(Refusals.state(e)) ? new UncleanConnectionException(e) : Refusals.translate(e);
        }
    }

    /** {@code begin} travels in the same message. Never a named statement: SQL run before could have replaced it, and get the token. */
    private static Member enter(Connection connection, Token token, @Nullable String permission) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.prepareStatement(ENTER)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.setBytes(1, token.bytes());
            statement.setString(2, permission);
            try (var row = statement.executeQuery()) {
                row.next();
                return Member.of(
                        row.getObject(1, java.util.UUID.class),
                        row.getObject(2, java.util.UUID.class),
                        row.getObject(3, java.util.UUID.class),
                        row.getInt(4));
            }
        }
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
