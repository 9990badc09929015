package dev.perimeter.web.problems;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What the database refuses. SQLSTATEs: PostgreSQL's manual, appendix A. */
final class DatabaseProblems {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProblems.class);
    private static final int CAUSES_MAX = 20;
    private static final Pattern NAME_IN_MESSAGE = Pattern.compile("constraint \"([^\"]+)\"");
    /** Citus names a shard's constraints after the table's, with the shard's number behind. */
    private static final Pattern SHARD = Pattern.compile("_[0-9]+$");

    private static final Pattern UNKNOWN = Pattern.compile("^([a-z_]+)_unknown(_[0-9]+)?$");

    private static final Pattern LETTER_OF_NEXT_WORD = Pattern.compile("_([a-z])");

    private DatabaseProblems() {}

    static Optional<Problem> of(Throwable error) {
        var away = false;
        var twice = Optional.<Throwable>empty();
        Throwable cause = error;
        for (int i = 0; cause != null && i < CAUSES_MAX; i++, cause = next(cause)) {
            if (cause instanceof SQLException e && e.getSQLState() != null) {
                var known = byState(e, e.getSQLState());
                if (known.isPresent()) {
                    return known;
                }
            }
            away |= isAway(cause);
            if (cause instanceof DuplicateKeyException) {
                twice = Optional.of(cause);
            }
        }
        return twice.map(DatabaseProblems::taken).or(away ? () -> Optional.of(away(error)) : Optional::empty);
    }

    private static Optional<Problem> byState(SQLException e, String state) {
        return switch (state) {
            case "23505", "23P01" -> Optional.of(taken(e));
            case "23503", "23001" -> Optional.of(broken(e));
            // What was sent cannot be stored: a character that is none, a number too large. Readers refuse that before;
            // this is the second lock.
            case String bad when bad.startsWith("22") -> Optional.of(unfit(state));
            // Serialization failure, deadlock, lock not available, cancelled by a time limit, and the time limits of
            // an idle or a long transaction; a standby that was a primary a moment ago.
            case "40001", "40P01", "55P03", "57014", "25P03", "25P04", "25006" -> Optional.of(away(e));
            default ->
                // No connection, no resources left, shut down or starting up.
                state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")
                        ? Optional.of(away(e))
                        : Optional.empty();
        };
    }

    /** Constraints are named after the problem they prevent: customer_email_taken becomes customer-email-taken. */
    private static Problem taken(Throwable e) {
        var name = constraint(e);
        return Problem.conflict(
                name == null ? "conflict" : SHARD.matcher(name).replaceFirst("").replace('_', '-'));
    }

    /**
     * A foreign key named after its column, customer_id_unknown, is broken by a request that names what is not there, or not theirs (spec
     * 1.2); any other by the removal of what something names. Functions that remove translate theirs themselves.
     */
    private static Problem broken(Throwable e) {
        var name = constraint(e);
        var unknown = UNKNOWN.matcher(name == null ? "" : name);
        return unknown.find() ? Problem.notThere(field(unknown.group(1))) : Problem.conflict("in-use");
    }

    /** As JSON names a column: customer_id is customerId. */
    private static String field(String column) {
        return LETTER_OF_NEXT_WORD
                .matcher(column)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    private static @Nullable String constraint(Throwable e) {
        var server = e instanceof PSQLException sql ? sql.getServerErrorMessage() : null;
        var named = server == null ? null : server.getConstraint();
        if (named != null && !named.isEmpty()) {
            return named;
        }
        // What Citus passes on from a worker has the name in the message only.
        var message = NAME_IN_MESSAGE.matcher(e.getMessage() == null ? "" : e.getMessage());
        return message.find() ? message.group(1) : null;
    }

    private static boolean isAway(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                || cause instanceof CannotGetJdbcConnectionException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof QueryTimeoutException;
    }

    private static Problem unfit(String state) {
        LOG.warn("The database was given data that it cannot take: {}", state);
        return Problem.malformed("Something that was sent cannot be stored.");
    }

    private static Problem away(Throwable e) {
        LOG.warn("The database did not serve a request: {} {}", e.getClass().getSimpleName(), state(e));
        return Problem.unavailable();
    }

    private static String state(Throwable e) {
        return e instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
    }

    /** A batch keeps what went wrong in its own chain, not among the causes. */
    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof SQLException sql && sql.getNextException() != null
                ? sql.getNextException()
                : cause.getCause();
    }
}
