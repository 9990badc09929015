package dev.perimeter.gate;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Runs a transaction again from the start after a conflict with another one, with a new seal. A
 * refusal of the gate is an answer at any point, and is not retried.
 */
final class TransactionRetries {

    /** Deadlock, serialization failure, or a prepared statement that the connection lost. */
    private static final Set<String> WORTH_ANOTHER_TRY = Set.of("40P01", "40001", "26000");

    private static final int RETRIES = 3;

    private TransactionRetries() {}

    static @Nullable Object of(Callable<@Nullable Object> work) throws Exception {
        for (var retries = 0; ; retries++) {
            try {
                return work.call();
            } catch (DataAccessException | SQLException e) {
                if (retries == RETRIES || !WORTH_ANOTHER_TRY.contains(GateErrors.state(e))) {
                    throw GateErrors.translate(e);
                }
            }
        }
    }
}
