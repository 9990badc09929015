package dev.perimeter.gate;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.stereotype.Component;

/** Statements whose results nobody waits for: they travel with the commit of the request, in the order given. */
@Component
public class Closing {

    private static final ThreadLocal<@Nullable Passage> PASSAGE = new ThreadLocal<>();

    /**
     * Runs when the handler has returned, before the commit. What it violates refuses the whole request, as if it had run at once.
     *
     * @param parameters by name; a list is spread as in {@code in (:ids)}, an array takes {@code SqlArrayValue}
     */
    public void run(String sql, Map<String, ? extends @Nullable Object> parameters) {
        var passage = PASSAGE.get();
        if (passage == null) {
            throw new IllegalStateException("outside a request there is no end to wait for");
        }
        var named = NamedParameterUtils.parseSqlStatement(sql);
        var source = new MapSqlParameterSource(parameters);
        passage.atTheEnd(new Passage.Statement(
                NamedParameterUtils.substituteNamedParameters(named, source),
                Arrays.asList(NamedParameterUtils.buildValueArray(named, source, null))));
    }

    static void of(@Nullable Passage passage) {
        if (passage == null) {
            PASSAGE.remove();
        } else {
            PASSAGE.set(passage);
        }
    }
}
