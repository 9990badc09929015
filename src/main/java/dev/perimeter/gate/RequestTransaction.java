package dev.perimeter.gate;

import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.database.MultiStatement;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transaction of a request, from {@code gate.enter} to the commit. {@code JdbcClient} on this
 * thread runs in it. It ends with one message: the statements that wait for the end, the commit,
 * and the reset of whatever a statement may have left on the connection (spec 1.4).
 */
final class RequestTransaction implements AutoCloseable {

    /** Not DISCARD ALL, which would drop the driver's prepared statements as well. */
    private static final String ENDING = "commit; close all; unlisten *; reset all";

    private final HikariDataSource pool;
    private final Connection connection;
    private final Member member;
    private final @Nullable ResponseEntity<String> answered;
    private final WaitingStatements beforeCommit = new WaitingStatements();
    private @Nullable CommitWithRead commitWithRead;
    private boolean ended;

    RequestTransaction(
            HikariDataSource pool, Connection connection, Member member, @Nullable ResponseEntity<String> answered) {
        this.pool = pool;
        this.connection = connection;
        this.member = member;
        this.answered = answered;
        bind(connection);
    }

    Member member() {
        return member;
    }

    /** The stored answer to the same request, or null. */
    @Nullable
    ResponseEntity<String> answered() {
        return answered;
    }

    /** From now on one more statement may run, and the commit travels with it. */
    void expectOneStatement() {
        commitWithRead = new CommitWithRead(connection, ENDING);
        TransactionSynchronizationManager.unbindResource(pool);
        bind(commitWithRead.connection());
    }

    void beforeCommit(WaitingStatements.Statement statement) {
        beforeCommit.add(statement);
    }

    /** Commits everything when it returns, and nothing when it throws. */
    void commit() throws SQLException {
        if (commitWithRead != null && commitWithRead.hasRun()) {
            requireEnd();
            return;
        }
        // COMMIT would roll back a failed transaction without an error.
        if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.OPEN) {
            throw new SQLException("the transaction is not open any more", "25P02");
        }
        beforeCommit.run(connection, ENDING);
        requireEnd();
    }

    /** Runs the statements that wait for the end, for who has to read what they did. */
    void runWaiting() throws SQLException {
        beforeCommit.run(connection, "");
    }

    /**
     * Asks the server whether the transaction ended. SQL could have taken the name of the commit as
     * a prepared statement.
     */
    private void requireEnd() throws SQLException {
        if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
            throw new SQLException("the transaction did not end", "25001");
        }
        ended = true;
    }

    /** Returns the connection; without a commit before, it rolls back. */
    @Override
    public void close() {
        TransactionSynchronizationManager.unbindResource(pool);
        try {
            if (!hasEnded()) {
                rollBack(connection, pool);
            }
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }

    /** Also true where the read committed, and the request failed afterwards. */
    private boolean hasEnded() {
        return ended || commitWithRead != null && commitWithRead.hasRun() && isIdle();
    }

    private boolean isIdle() {
        try {
            return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
        } catch (SQLException e) {
            return false;
        }
    }

    static void rollBack(Connection connection, HikariDataSource pool) {
        try (var statement = connection.createStatement()) {
            MultiStatement.neverNamed(statement);
            statement.execute("rollback; close all; unlisten *; reset all");
        } catch (SQLException _) {
            // A connection that cannot roll back is useless; the cause was thrown already.
            pool.evictConnection(connection);
        }
    }

    private void bind(Connection connection) {
        TransactionSynchronizationManager.bindResource(pool, new ConnectionHolder(connection));
    }
}
