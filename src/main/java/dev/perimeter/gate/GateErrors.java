package dev.perimeter.gate;

import dev.perimeter.web.problems.Problem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** Maps the errors of the functions in schema gate (SQLSTATEs of class PR) to answers. */
public final class GateErrors {

    private static final SQLExceptionTranslator OTHERS = new SQLStateSQLExceptionTranslator();

    static final String LOCKED = "55P03";

    /** Lock timeout, cancelled by a limit, serialization failure, deadlock. */
    private static final Set<String> BUSY = Set.of(LOCKED, "57014", "40001", "40P01");

    /** What gate.enter says to who was removed from the active company, and belongs to another. */
    private static final String OTHER_COMPANIES = "other companies";

    private GateErrors() {}

    /** The answer to a refusal of the gate; any other error as Spring translates it. */
    public static RuntimeException translate(Exception e) {
        var refusal = refusal(e);
        if (refusal != null) {
            return refusal;
        }
        if (e instanceof SQLException sql) {
            var translated = OTHERS.translate("gate", null, sql);
            return translated == null ? new IllegalStateException(e) : translated;
        }
        return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
    }

    /** Whether the gate refused the caller. Any other error concerns the connection. */
    static boolean isRefusal(String state) {
        return state.startsWith("PR4");
    }

    /**
     * Whether the server is busy (class 53: out of resources), and the connection as good as
     * before.
     */
    static boolean isBusy(String state) {
        return BUSY.contains(state) || state.startsWith("53");
    }

    /** The SQLSTATE of the root cause, or an empty text. */
    static String state(@Nullable Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static @Nullable Problem refusal(Exception e) {
        return switch (state(e)) {
            case "PR401" -> Problem.noSession();
            case "PR402" -> Problem.profileMissing(403);
            case "PR403" -> message(e).equals(OTHER_COMPANIES) ? noLongerInCompany() : Problem.noCompany();
            case "PR404" ->
                Problem.permissionMissing(Permission.ofColumn(message(e)).field());
            case "PR405" -> Problem.ownerOnly();
            case "PR407" -> Problem.of(HttpStatus.FORBIDDEN, name(e));
            case "PR408" -> Problem.of(HttpStatus.NOT_FOUND, name(e));
            case "PR409" -> Problem.conflict(name(e));
            case "PR410" -> Problem.gone(name(e));
            case "PR429" -> Problem.tooManyRequests(Duration.ofHours(1));
            default -> null;
        };
    }

    /** The person may switch to another company of theirs (spec 13.7). */
    private static Problem noLongerInCompany() {
        return Problem.noCompany()
                .detail("You belong to other companies: switch to one with PUT /api/v1/auth/active-company.");
    }

    /** The message of the error is the problem's name, as with constraints. */
    private static String name(Exception e) {
        return message(e).replace('_', '-');
    }

    private static String message(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException sql && sql.getServerErrorMessage() != null) {
                return String.valueOf(sql.getServerErrorMessage().getMessage());
            }
        }
        return "";
    }
}
