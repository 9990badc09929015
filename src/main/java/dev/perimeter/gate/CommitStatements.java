package dev.perimeter.gate;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.stereotype.Component;

/** Statements whose results nobody waits for: they travel with the commit of the request, in the order given. */
@Component
public class CommitStatements {

    private static final ThreadLocal<@Nullable RequestTransaction> PASSAGE = new ThreadLocal<>();

    /**
     * Runs when the handler has returned, before the commit. What it violates refuses the whole request, as if it had run at once.
     *
     * @param parameters by name; a list is spread as in {@code in (:ids)}, an array takes {@code SqlArrayValue}
     */
    public void run(String sql, Map<String, ? extends @Nullable Object> parameters) {
        var requestTransaction = PASSAGE.get();
        if (requestTransaction == null) {
            throw new IllegalStateException("outside a request there is no end to wait for");
        }
        var named = NamedParameterUtils.parseSqlStatement(sql);
        var source = new MapSqlParameterSource(parameters);
        requestTransaction.atTheEnd(new RequestTransaction.Statement(
                NamedParameterUtils.substituteNamedParameters(named, source),
                Arrays.asList(NamedParameterUtils.buildValueArray(named, source, null))));
    }

    static void of(@Nullable RequestTransaction requestTransaction) {
        if (requestTransaction == null) {
            PASSAGE.remove();
        } else {
            PASSAGE.set(requestTransaction);
        }
    }
}
