package dev.perimeter.database;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.PGStatement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool for what runs outside a request's transaction: the gate's functions for people, called with their tokens. Each statement
 * travels behind what undoes the settings that SQL may have left on the connection, and is never a named one: SQL could have taken
 * that name, and would be handed the next caller's token (spec 1.4).
 */
final class CleanSessionDataSource extends DelegatingDataSource {

    private static final String SWEEP = "reset all; set transaction isolation level read committed, read write; ";

    private final HikariDataSource pool;

    CleanSessionDataSource(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = pool.getConnection();
        if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
            // What would run in a transaction that somebody else began, would never be committed.
            pool.evictConnection(connection);
            return getConnection();
        }
        return proxy(Connection.class, (_, method, arguments) -> {
            if (!method.getName().equals("prepareStatement")) {
                return call(method, connection, arguments);
            }
            var swept = arguments.clone();
            swept[0] = SWEEP + swept[0];
            var statement = (PreparedStatement) call(method, connection, swept);
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            return rowsOf(statement);
        });
    }

    private static PreparedStatement rowsOf(PreparedStatement statement) {
        return proxy(
                PreparedStatement.class,
                (_, method, arguments) -> method.getName().equals("executeQuery")
                        ? rows(statement, statement.execute())
                        : call(method, statement, arguments));
    }

    private static ResultSet rows(PreparedStatement statement, boolean areNext) throws SQLException {
        while (!areNext) {
            if (statement.getUpdateCount() == -1) {
                throw new SQLException("only what gives rows may run here");
            }
            areNext = statement.getMoreResults();
        }
        return statement.getResultSet();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(CleanSessionDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
