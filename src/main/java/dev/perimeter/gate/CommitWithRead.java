package dev.perimeter.gate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import org.postgresql.PGStatement;

/**
 * A connection for requests that read with one statement: the commit travels in that statement's message, so that a read
 * costs two round trips in all. A second statement would find the transaction gone, and is refused.
 */
final class CommitWithRead {

    private final Connection connection;
    private final String ending;
    private boolean run;

    CommitWithRead(Connection connection, String ending) {
        this.connection = connection;
        this.ending = ending;
    }

    boolean hasRun() {
        return run;
    }

    Connection connection() {
        return proxy(Connection.class, (_, method, arguments) -> {
            if (!method.getName().equals("prepareStatement")) {
                return call(method, connection, arguments);
            }
            if (run) {
                throw new IllegalStateException("a read is one statement; this request sends a second one");
            }
            var prepared = arguments.clone();
            prepared[0] = prepared[0] + "\n; " + ending;
            return statement((PreparedStatement) call(method, connection, prepared));
        });
    }

    /** The message has several results: the first one is the reader's. */
    private PreparedStatement statement(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (_, method, arguments) -> {
            if (method.getName().equals("executeQuery")) {
                // Once the driver has described a named statement with texts in its rows, it fears a deadlock of full
                // buffers, and waits
                // for these rows before it sends the rest. An unnamed one it does not know so well.
                statement.unwrap(PGStatement.class).setPrepareThreshold(0);
                statement.execute();
                run = true;
                return statement.getResultSet();
            }
            return call(method, statement, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(CommitWithRead.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
