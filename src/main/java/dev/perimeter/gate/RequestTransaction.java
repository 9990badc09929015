package dev.perimeter.gate;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one transaction of a request, from entering the gate to the commit. While it is open, {@code JdbcClient} on this thread runs
 * in it. It ends with one message: the statements that wait for the end, the commit, and the removal of whatever a statement
 * may have left on the connection (spec 1.4).
 */
final class RequestTransaction implements AutoCloseable {

    /** Not DISCARD ALL: that would throw the driver's prepared statements away as well. */
    private static final String ENDING = "commit; close all; unlisten *; reset all";

    private final HikariDataSource pool;
    private final Connection connection;
    private final Member member;
    private final @Nullable ResponseEntity<String> answered;
    private final List<Statement> atTheEnd = new ArrayList<>();
    private @Nullable CommitWithRead commitWithRead;
    private boolean ended;

    /** A statement with positional parameters. */
    record Statement(String sql, List<@Nullable Object> parameters) {}

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

    /** What the same request was answered before, if it was. */
    @Nullable
    ResponseEntity<String> answered() {
        return answered;
    }

    /** From here on one more statement may run: the commit travels with it. */
    void expectOneStatement() {
        commitWithRead = new CommitWithRead(connection, ENDING);
        TransactionSynchronizationManager.unbindResource(pool);
        bind(commitWithRead.connection());
    }

    void atTheEnd(Statement statement) {
        atTheEnd.add(statement);
    }

    /** When this returns, everything is committed; when it throws, nothing is. */
    void commit() throws SQLException {
        if (commitWithRead != null && commitWithRead.hasRun()) {
            requireEnd();
            return;
        }
        // A failed transaction would be rolled back by COMMIT without a word.
        if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.OPEN) {
            throw new SQLException("the transaction is not open any more", "25P02");
        }
        var text = new StringBuilder();
        atTheEnd.forEach(statement -> text.append(statement.sql()).append("; "));
        try (var statement = connection.prepareStatement(text.append(ENDING).toString())) {
            var index = 1;
            for (var waiting : atTheEnd) {
                for (var parameter : waiting.parameters()) {
                    StatementCreatorUtils.setParameterValue(statement, index++, SqlTypeValue.TYPE_UNKNOWN, parameter);
                }
            }
            statement.execute();
        }
        requireEnd();
    }

    /** The server itself says that no transaction is open: a commit under a name that SQL has taken would be none. */
    private void requireEnd() throws SQLException {
        if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
            throw new SQLException("the transaction did not end", "25001");
        }
        ended = true;
    }

    /** Gives the connection back; without a commit before, all is rolled back. */
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

    /** Also where a reading statement took the commit along, and the request was refused afterwards. */
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
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.execute("rollback; close all; unlisten *; reset all");
        } catch (SQLException _) {
            // A connection that cannot even roll back is of no use to the next request; the reason was thrown already.
            pool.evictConnection(connection);
        }
    }

    private void bind(Connection connection) {
        TransactionSynchronizationManager.bindResource(pool, new ConnectionHolder(connection));
    }
}
