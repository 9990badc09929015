package dev.perimeter.web.lists;

import dev.perimeter.values.FieldFault;
import dev.perimeter.values.canonical.EmailKey;
import dev.perimeter.values.canonical.PhoneKey;
import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.web.problems.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the caller looks for (parameter {@code q}): words, each of which must occur somewhere (spec
 * 11.4). Empty, which finds everything, if not given.
 *
 * @param key the words as a {@link SearchKey}
 * @param phones see {@link PhoneKey#sought}
 */
public record Search(String key, List<String> phones) {

    /**
     * How many rows of a list are looked through before an index is asked. What one in forty has
     * fills a page of 50 here.
     */
    public static final int REACH = 2_000;

    public static final String NAME = "q";

    /**
     * Stands before and behind a record's number in what is searched, so that {@code #2} finds the
     * number 2 alone. No {@link SearchKey} has it: folding turns it into letters.
     */
    private static final String NUMBER_MARK = "\u2116";

    private static final int LENGTH_MAX = 200;
    private static final Pattern WILD_IN_LIKE = Pattern.compile("[\\\\%_]");
    private static final Pattern NUMBER = Pattern.compile("#?0*(\\d{1,9})");
    private static final Pattern NUMBER_ALONE = Pattern.compile("#\\d+");

    public static Search of(@Nullable String text) {
        if (text == null) {
            return new Search("", List.of());
        }
        if (text.codePointCount(0, text.length()) > LENGTH_MAX) {
            throw Problem.invalid(NAME, FieldFault.of("fault.characters.max", "max", LENGTH_MAX));
        }
        return new Search(SearchKey.of(EmailKey.of(text)), PhoneKey.sought(text));
    }

    /** For the record of this very number, where the text is a number. */
    public Optional<Search> number() {
        var number = NUMBER.matcher(key);
        return number.matches() ? Optional.of(new Search("#" + number.group(1), List.of())) : Optional.empty();
    }

    public boolean isEmpty() {
        return key.isEmpty();
    }

    /** The words as they stand in what is searched. */
    public String[] words() {
        return words(key)
                .map(word -> NUMBER_ALONE.matcher(word).matches() ? numbered(word.substring(1)) : word)
                .toArray(String[]::new);
    }

    /** For {@code like all (...)}: every word must occur somewhere. */
    public String[] patterns() {
        return Arrays.stream(words()).map(Search::pattern).toArray(String[]::new);
    }

    /** For {@code like any (...)}. */
    public String[] phonePatterns() {
        return phones.stream().map(Search::pattern).toArray(String[]::new);
    }

    /** A record's number as it stands in what is searched. */
    public static String numbered(Object number) {
        return NUMBER_MARK + number + NUMBER_MARK;
    }

    /** One pattern per word of a key; {@code %} and {@code _} stand for themselves. */
    public static String[] patterns(String key) {
        return words(key).map(Search::pattern).toArray(String[]::new);
    }

    private static Stream<String> words(String key) {
        return Arrays.stream(key.split(" ")).filter(word -> !word.isEmpty()).distinct();
    }

    /** A text that must occur, for {@code like}. */
    public static String pattern(String word) {
        return "%" + WILD_IN_LIKE.matcher(word).replaceAll("\\\\$0") + "%";
    }
}
