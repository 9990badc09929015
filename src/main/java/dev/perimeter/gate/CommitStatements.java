package dev.perimeter.gate;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Statements whose results are not needed. They travel in the message of the commit, in the order
 * in which they were added.
 */
@Component
public class CommitStatements {

    private static final SQLStateSQLExceptionTranslator ERRORS = new SQLStateSQLExceptionTranslator();

    private static final ThreadLocal<@Nullable RequestTransaction> TRANSACTION = new ThreadLocal<>();

    /**
     * Runs the statement after the handler has returned and before the commit. An error refuses the
     * whole request, as if the statement had run at once.
     *
     * @param parameters by name; a list is expanded as in {@code in (:ids)}, an array needs {@code
     *     SqlArrayValue}
     */
    public void run(String sql, Map<String, ? extends @Nullable Object> parameters) {
        var requestTransaction = transaction();
        var named = NamedParameterUtils.parseSqlStatement(sql);
        var source = new MapSqlParameterSource(parameters);
        requestTransaction.beforeCommit(new WaitingStatements.Statement(
                NamedParameterUtils.substituteNamedParameters(named, source),
                Arrays.asList(NamedParameterUtils.buildValueArray(named, source, null))));
    }

    /**
     * Runs what waits already now, for a handler that answers with what it left behind. An error is
     * thrown as that of any other statement is.
     */
    public void runWaiting() {
        try {
            transaction().runWaiting();
        } catch (SQLException e) {
            throw Objects.requireNonNull(ERRORS.translate("what waits for the commit", null, e));
        }
    }

    private static RequestTransaction transaction() {
        var requestTransaction = TRANSACTION.get();
        if (requestTransaction == null) {
            throw new IllegalStateException("outside a request there is no end to wait for");
        }
        return requestTransaction;
    }

    static void of(@Nullable RequestTransaction requestTransaction) {
        if (requestTransaction == null) {
            TRANSACTION.remove();
        } else {
            TRANSACTION.set(requestTransaction);
        }
    }
}
