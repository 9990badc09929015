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

/** Lets a request in, or refuses it: the one place where a transaction for a company begins (spec 2.2, 2.4). */
@Component
class Gate {

    private static final int SHORT = 4;
    private static final String LOCKED = "55P03";

    /** Locked by others, cancelled by a time limit, lost against another; beside class 53. */
    private static final Set<String> BUSY = Set.of(LOCKED, "57014", "40001", "40P01");

    /** What gate.enter says of an unclean connection, and what shows before it is asked. */
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
        // One is left for the doors, and for who asks whether this process is ready: in a crowd, too, it is.
        this.members = new AdmissionQueue(Math.max(1, appPool.getMaximumPoolSize() - 1));
        // These hold a connection for single statements only.
        this.persons = new AdmissionQueue(SHORT * authPool.getMaximumPoolSize());
    }

    /** Where those wait who act for a company. */
    AdmissionQueue members() {
        return members;
    }

    /** Where those wait who act for themselves alone. */
    AdmissionQueue persons() {
        return persons;
    }

    /**
     * A spoilt connection is dropped, and all others with it: what left it so may have left more.
     * One that was lost, or fails for a reason that nobody foresaw, is dropped alone. Either way
     * the request gets one more chance.
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
        // What nobody foresaw, an error of the machine for instance, may have left it in any state.
        var isSound = false;
        var isHandedOn = false;
        try {
            if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
                throw new SQLException("an earlier transaction is still open", "25001");
            }
            connection.setAutoCommit(false);
            var passage = TransactionOpening.by(pool, connection, token, permission, claim);
            isHandedOn = true;
            return passage;
        } catch (SQLException | RuntimeException e) {
            var state = GateErrors.state(e);
            isSound = isSound(state);
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

    /** Whether it is about the caller, or a server that is busy, and not about the connection. */
    private static boolean isSound(String state) {
        return GateErrors.isRefusal(state) || BUSY.contains(state) || state.startsWith("53");
    }

    private static RuntimeException answer(Exception e, String state, boolean hasKey) {
        // With a key, what is waited for is the request that has it in use.
        return state.equals(LOCKED) && hasKey ? Problem.requestInProgress() : GateErrors.translate(e);
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
