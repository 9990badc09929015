package dev.perimeter.catalog.specs;

import dev.perimeter.values.canonical.SearchKey;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text that searches look into. The database stores it and never computes it. */
public final class SearchText {

    private SearchText() {}

    /** Every word of the texts once, in the order of their appearance. */
    public static String of(Stream<String> texts) {
        return texts.flatMap(SearchText::words).distinct().collect(Collectors.joining(" "));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(SearchKey.of(text).split(" ")).filter(word -> !word.isEmpty());
    }
}
