package dev.perimeter.gate;

import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.web.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Lets a request in, or refuses it: the one place where a transaction for a company begins (spec 2.2, 2.4). */
@Component
class Gate {

    private static final int SHORT = 4;
    private static final String LOCKED = "55P03";
    private static final Set<String> LOST_AGAINST_ANOTHER = Set.of("40001", "40P01");

    private final HikariDataSource pool;
    private final JdbcClient auth;
    private final Turnstile members;
    private final Turnstile persons;

    Gate(
            HikariDataSource appPool,
            @Qualifier("authPool") HikariDataSource authPool,
            @Qualifier("authDb") JdbcClient auth) {
        this.pool = appPool;
        this.auth = auth;
        // One is left for the doors, and for who asks whether this process is ready: in a crowd, too, it is.
        this.members = new Turnstile(Math.max(1, appPool.getMaximumPoolSize() - 1));
        // These hold a connection for single statements only.
        this.persons = new Turnstile(SHORT * authPool.getMaximumPoolSize());
    }

    /** Where those wait who act for a company. */
    Turnstile members() {
        return members;
    }

    /** Where those wait who act for themselves alone. */
    Turnstile persons() {
        return persons;
    }

    /** A spoilt connection is dropped, and all others with it: what left it so may have left more. The request gets one more chance. */
    Passage enter(Token token, @Nullable String permission, Repeats.@Nullable Claim claim) {
        try {
            return open(token, permission, claim);
        } catch (SpoiltConnectionException e) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
        try {
            return open(token, permission, claim);
        } catch (SpoiltConnectionException e) {
            throw Refusals.translate(e.reason);
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
            if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
                throw new SQLException("an earlier transaction is still open", "25001");
            }
            connection.setAutoCommit(false);
            return Entering.by(pool, connection, token, permission, claim);
        } catch (SQLException | RuntimeException e) {
            throw abandon(connection, e);
        }
    }

    /** Either the caller is refused, or something is wrong with the connection (PR500 and whatever else). */
    private RuntimeException abandon(Connection connection, Exception why) {
        var state = Refusals.state(why);
        var refusal = Refusals.isRefusal(state) || state.equals(LOCKED) || LOST_AGAINST_ANOTHER.contains(state);
        if (!refusal) {
            pool.evictConnection(connection);
            DataSourceUtils.releaseConnection(connection, pool);
            return new SpoiltConnectionException(why);
        }
        Passage.rollBack(connection, pool);
        DataSourceUtils.releaseConnection(connection, pool);
        // Nothing else is waited for here than the key of a request that still runs.
        return state.equals(LOCKED) ? Problem.requestInProgress() : Refusals.translate(why);
    }

    private static final class SpoiltConnectionException extends RuntimeException {

        private final transient Exception reason;

        SpoiltConnectionException(Exception reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
