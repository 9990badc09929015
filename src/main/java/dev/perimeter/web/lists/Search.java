package dev.perimeter.web.lists;

import dev.perimeter.values.FieldFault;
import dev.perimeter.values.canonical.EmailKey;
import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.web.problems.Problem;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the caller looks for (parameter {@code q}), as a {@link SearchKey}; empty, which finds
 * everything, if not given.
 *
 * @param email the same as e-mail addresses are compared, with accents
 */
public record Search(String key, String email) {

    /**
     * How many rows of a list are looked through before an index is asked. What one in forty has
     * fills a page of 50 here.
     */
    public static final int REACH = 2_000;

    public static final String NAME = "q";
    private static final int LENGTH_MAX = 200;
    private static final Pattern WILD_IN_LIKE = Pattern.compile("[\\\\%_]");

    public static Search of(@Nullable String text) {
        if (text == null) {
            return new Search("", "");
        }
        if (text.codePointCount(0, text.length()) > LENGTH_MAX) {
            throw Problem.invalid(NAME, FieldFault.of("fault.characters.max", "max", LENGTH_MAX));
        }
        return new Search(SearchKey.of(EmailKey.of(text)), EmailKey.of(text));
    }

    /** For {@code like all (...)}: every word must occur somewhere. */
    public String[] patterns() {
        return patterns(key);
    }

    /** One pattern per word of a key; {@code %} and {@code _} stand for themselves. */
    public static String[] patterns(String key) {
        return Arrays.stream(key.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> "%" + WILD_IN_LIKE.matcher(word).replaceAll("\\\\$0") + "%")
                .toArray(String[]::new);
    }
}
