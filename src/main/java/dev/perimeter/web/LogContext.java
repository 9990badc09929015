package dev.perimeter.web;

import dev.perimeter.web.problems.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What every log line of a request carries beside its words: ids alone, and never a secret, an address or what was sent. */
public final class LogContext {

    private static final String REQUEST = "requestId";
    private static final String ACCOUNT = "accountId";
    private static final String COMPANY = "companyId";
    private static final String PROBLEM = "problem";

    private LogContext() {}

    /** Whatever an earlier request on this thread left is gone. */
    public static void begin(String requestId) {
        MDC.clear();
        MDC.put(REQUEST, requestId);
    }

    /** Who acts, as soon as that is known; a login without account has none. */
    public static void acting(@Nullable Object account, @Nullable Object company) {
        put(ACCOUNT, account);
        put(COMPANY, company);
    }

    /** As what the request is refused. Returns it. */
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
