package dev.perimeter.database.pools;

import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.database.MultiStatement;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool for statements outside a request's transaction: functions of schema gate, called with a
 * person's token. Each message first resets the settings that earlier SQL may have left on the
 * connection, and is never a named statement (spec 1.4).
 */
public final class CleanSessionDataSource extends DelegatingDataSource {

    private static final String RESET = "reset all; set transaction isolation level read committed, read write; ";

    private final HikariDataSource pool;

    public CleanSessionDataSource(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = pool.getConnection();
        if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
            // A statement in a transaction that earlier SQL left open would never be committed.
            pool.evictConnection(connection);
            return getConnection();
        }
        return MultiStatement.on(connection, sql -> RESET + sql, () -> {});
    }
}
