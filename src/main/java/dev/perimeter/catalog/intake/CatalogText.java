package dev.perimeter.catalog.intake;

import dev.perimeter.web.Key;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text as the catalog searches it. The database stores the outcome and never works it out. */
public final class CatalogText {

    private static final Pattern WILD_IN_LIKE = Pattern.compile("[\\\\%_]");

    private CatalogText() {}

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
        return Arrays.stream(Key.of(text).split(" ")).filter(word -> !word.isEmpty());
    }
}
