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

/** Translates refusals of the database. SQLSTATEs: PostgreSQL's manual, appendix A. */
final class DatabaseProblems {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProblems.class);
    private static final int CAUSES_MAX = 20;
    private static final Pattern NAME_IN_MESSAGE = Pattern.compile("constraint \"([^\"]+)\"");
    /** Citus appends the number of the shard to the name of a constraint. */
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
            // The database cannot store a value, such as a number that is too large. The readers
            // refuse these before; this is the second lock.
            case String bad when bad.startsWith("22") -> Optional.of(unfit(state));
            // Serialization failure, deadlock, lock not available, a statement cancelled by its
            // time limit, the time limits of idle or long transactions, and a standby that was the
            // primary a moment ago.
            case "40001", "40P01", "55P03", "57014", "25P03", "25P04", "25006" -> Optional.of(away(e));
            default ->
                // There is no connection, no resources are left, or the server shuts down or starts
                // up.
                state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")
                        ? Optional.of(away(e))
                        : Optional.empty();
        };
    }

    /** A constraint is named after its problem: customer_email_taken is customer-email-taken. */
    private static Problem taken(Throwable e) {
        var name = constraint(e);
        return Problem.conflict(
                name == null ? "conflict" : SHARD.matcher(name).replaceFirst("").replace('_', '-'));
    }

    /**
     * A foreign key with a name like customer_id_unknown is broken by a request that names what is
     * missing or not theirs (spec 1.2). Any other is broken by the removal of a row that is still
     * in use. Functions that remove rows translate theirs themselves.
     */
    private static Problem broken(Throwable e) {
        var name = constraint(e);
        var unknown = UNKNOWN.matcher(name == null ? "" : name);
        return unknown.find() ? Problem.notThere(field(unknown.group(1))) : Problem.conflict("in-use");
    }

    /** The JSON name of a column: customer_id is customerId. */
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
        // Citus passes on an error of a worker with the name in the message only.
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

    /** A batch keeps its errors in a chain of its own, not among the causes. */
    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof SQLException sql && sql.getNextException() != null
                ? sql.getNextException()
                : cause.getCause();
    }
}
