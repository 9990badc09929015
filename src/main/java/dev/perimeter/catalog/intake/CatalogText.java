package dev.perimeter.catalog.intake;

import dev.perimeter.values.FoldedText;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text as the catalog searches it. The database stores the outcome and never works it out. */
final class CatalogText {

    private CatalogText() {}

    /** Every word of the texts once, in the order of their appearance. */
    static String searchText(Stream<String> texts) {
        return texts.flatMap(CatalogText::words).distinct().collect(Collectors.joining(" "));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(FoldedText.of(text).split(" ")).filter(word -> !word.isEmpty());
    }
}
