package dev.perimeter.gate;

import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.web.problems.Problem;
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

/**
 * Lets a request in or refuses it. Every transaction for a company begins here (spec 2.2, 2.4).
 */
@Component
class Gate {

    private static final int SHORT = 4;
    /** Raised by gate.enter on a session that earlier SQL changed, or by an open transaction. */
    private static final Set<String> SPOILT = Set.of("PR500", "25001");

    private final HikariDataSource pool;
    private final JdbcClient auth;
    private final AdmissionQueue members;
    private final AdmissionQueue persons;

    Gate(
            HikariDataSource appPool,
            @Qualifier("authPool") HikariDataSource authPool,
            @Qualifier("authDb") JdbcClient auth) {
        this.pool = appPool;
        this.auth = auth;
        // One connection stays free for joining a company and for the readiness check.
        this.members = new AdmissionQueue(Math.max(1, appPool.getMaximumPoolSize() - 1));
        // These requests hold a connection for single statements only.
        this.persons = new AdmissionQueue(SHORT * authPool.getMaximumPoolSize());
    }

    /** The queue of requests for a company. */
    AdmissionQueue members() {
        return members;
    }

    /** The queue of requests for a person. */
    AdmissionQueue persons() {
        return persons;
    }

    /**
     * Opens the transaction, at the second attempt where the connection was unusable. A spoilt
     * session evicts the whole pool, because the SQL that changed it may have changed others. After
     * any other unexpected error only this connection is evicted.
     */
    RequestTransaction enter(Token token, @Nullable String permission, IdempotencyKeys.@Nullable Claim claim) {
        try {
            return open(token, permission, claim);
        } catch (UnusableConnectionException e) {
            if (e.isSpoilt) {
                pool.getHikariPoolMXBean().softEvictConnections();
            }
        }
        try {
            return open(token, permission, claim);
        } catch (UnusableConnectionException e) {
            throw GateErrors.translate(e.reason);
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
            throw GateErrors.translate(e);
        }
    }

    private RequestTransaction open(Token token, @Nullable String permission, IdempotencyKeys.@Nullable Claim claim) {
        var connection = DataSourceUtils.getConnection(pool);
        // An unexpected error leaves the connection in an unknown state.
        var isSound = false;
        var isHandedOn = false;
        try {
            if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
                throw new SQLException("an earlier transaction is still open", "25001");
            }
            connection.setAutoCommit(false);
            var transaction = TransactionOpening.by(pool, connection, token, permission, claim);
            isHandedOn = true;
            return transaction;
        } catch (SQLException | RuntimeException e) {
            var state = GateErrors.state(e);
            isSound = GateErrors.isRefusal(state) || GateErrors.isBusy(state);
            throw isSound
                    ? answer(e, state, claim != null)
                    : new UnusableConnectionException(e, SPOILT.contains(state));
        } finally {
            if (!isHandedOn) {
                giveBack(connection, isSound);
            }
        }
    }

    private void giveBack(Connection connection, boolean isSound) {
        if (isSound) {
            RequestTransaction.rollBack(connection, pool);
        } else {
            pool.evictConnection(connection);
        }
        DataSourceUtils.releaseConnection(connection, pool);
    }

    private static RuntimeException answer(Exception e, String state, boolean hasKey) {
        // With an idempotency key, the lock is held by the request that has the key in use.
        return state.equals(GateErrors.LOCKED) && hasKey ? Problem.requestInProgress() : GateErrors.translate(e);
    }

    private static final class UnusableConnectionException extends RuntimeException {

        private final transient Exception reason;
        private final boolean isSpoilt;

        UnusableConnectionException(Exception reason, boolean isSpoilt) {
            super(reason);
            this.reason = reason;
            this.isSpoilt = isSpoilt;
        }
    }
}
