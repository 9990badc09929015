package dev.perimeter.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import org.postgresql.PGStatement;

/**
 * Several SQL statements in one message to the server, which costs one round trip. The caller reads
 * the rows of the statements that return any; the counts of the others are skipped.
 */
public final class MultiStatement {

    private MultiStatement() {}

    /**
     * A connection whose queries travel together with other statements.
     *
     * @param message adds the other statements to the text of a query
     * @param sent runs when the server has executed the message
     */
    public static Connection on(Connection connection, UnaryOperator<String> message, Runnable sent) {
        return proxy(Connection.class, (_, method, arguments) -> {
            if (!method.getName().equals("prepareStatement")) {
                return call(method, connection, arguments);
            }
            var extended = arguments.clone();
            extended[0] = message.apply((String) arguments[0]);
            return query((PreparedStatement) call(method, connection, extended), sent);
        });
    }

    private static PreparedStatement query(PreparedStatement statement, Runnable sent) throws SQLException {
        neverNamed(statement);
        return proxy(PreparedStatement.class, (_, method, arguments) -> {
            if (!method.getName().equals("executeQuery")) {
                return call(method, statement, arguments);
            }
            var hasRows = statement.execute();
            sent.run();
            return rows(statement, hasRows);
        });
    }

    /**
     * Keeps the driver from preparing the statement under a name. SQL that ran earlier on this
     * connection could have taken the name, and would be handed the parameters, a token among them
     * (spec 1.4). The driver would also wait for the rows of a named statement before it sends the
     * next one, for fear of full buffers.
     */
    public static void neverNamed(Statement statement) throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }

    /** Executes the message and returns the first rows. */
    public static ResultSet firstRows(PreparedStatement statement) throws SQLException {
        return rows(statement, statement.execute());
    }

    /** The next rows of a message that was executed. */
    public static ResultSet nextRows(PreparedStatement statement) throws SQLException {
        return rows(statement, statement.getMoreResults());
    }

    private static ResultSet rows(PreparedStatement statement, boolean areNext) throws SQLException {
        while (!areNext) {
            if (statement.getUpdateCount() == -1) {
                throw new SQLException("no statement of this message returns rows");
            }
            areNext = statement.getMoreResults();
        }
        return statement.getResultSet();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(MultiStatement.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
