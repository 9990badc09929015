package dev.perimeter.gate;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * A transaction that lost against another is run again from the start, with a fresh seal. What a function of the gate refuses is an
 * answer, whether at the beginning, in the midst or at the end.
 */
final class TransactionRetries {

    /** Lost against another transaction; or the connection lost a statement that the driver had prepared. */
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
