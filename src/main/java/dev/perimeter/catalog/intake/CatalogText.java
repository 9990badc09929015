package dev.perimeter.catalog.intake;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text as the catalog compares and searches it (spec 3.4, 9.3). The database stores the outcome and never works it out.
 */
public final class CatalogText {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern WILD_IN_LIKE = Pattern.compile("[\\\\%_]");

    private CatalogText() {}

    /** Equal for texts that differ only in case, Unicode form and white space around or between words. */
    public static String key(String text) {
        var oneForm = Normalizer.normalize(text, Form.NFKC);
        return WHITE_SPACE.matcher(oneForm).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** One pattern for {@code like all (...)} per word of the text; {@code %} and {@code _} stand for themselves. */
    public static String[] patterns(String text) {
        return words(text)
                .map(word -> "%" + WILD_IN_LIKE.matcher(word).replaceAll("\\\\$0") + "%")
                .toArray(String[]::new);
    }

    /** Every word of the texts once, in the order of their appearance. */
    static String searchText(Stream<String> texts) {
        return texts.flatMap(CatalogText::words).distinct().collect(Collectors.joining(" "));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(key(text).split(" ")).filter(word -> !word.isEmpty());
    }
}
