package dev.perimeter.web;

import dev.perimeter.web.problems.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What every log line of a request carries: ids alone, and never a secret, an address or what was
 * sent.
 */
public final class LogContext {

    private static final String REQUEST = "requestId";
    private static final String ACCOUNT = "accountId";
    private static final String COMPANY = "companyId";
    private static final String PROBLEM = "problem";

    private LogContext() {}

    /** Starts a request and clears what an earlier one left on this thread. */
    public static void begin(String requestId) {
        MDC.clear();
        MDC.put(REQUEST, requestId);
    }

    /** Names who acts. A login without an account has neither. */
    public static void acting(@Nullable Object account, @Nullable Object company) {
        put(ACCOUNT, account);
        put(COMPANY, company);
    }

    /** Names the problem with which the request is refused, and returns it. */
    public static Problem refused(Problem problem) {
        MDC.put(PROBLEM, problem.name());
        return problem;
    }

    public static @Nullable String requestId() {
        return MDC.get(REQUEST);
    }

    public static @Nullable String problem() {
        return MDC.get(PROBLEM);
    }

    public static void end() {
        MDC.clear();
    }

    private static void put(String key, @Nullable Object id) {
        if (id == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, id.toString());
        }
    }
}
