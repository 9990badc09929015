package dev.perimeter.web.lists;

import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.Problem;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page that a caller wants; a handler only has to name it. {@code after} is for {@link Cursors}
 * to read.
 */
public record PageRequest(int limit, @Nullable String after) {

    public static final String LIMIT = "limit";
    public static final String AFTER = "after";

    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 200;
    private static final Pattern LIMIT_FORM = Pattern.compile("[0-9]{1,3}");

    public static PageRequest of(@Nullable String limit, @Nullable String after) {
        if (limit == null) {
            return new PageRequest(LIMIT_DEFAULT, after);
        }
        var number = LIMIT_FORM.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > LIMIT_MAX) {
            throw Problem.invalid(LIMIT, new FieldFault("fault.between", Map.of("min", 1, "max", LIMIT_MAX)));
        }
        return new PageRequest(number, after);
    }

    /** How many rows to read, so that {@link Cursors#page} can tell whether there are more. */
    public int rows() {
        return limit + 1;
    }
}
