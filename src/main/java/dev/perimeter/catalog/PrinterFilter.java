package dev.perimeter.catalog;

import dev.perimeter.values.FoldedText;
import dev.perimeter.web.lists.Search;
import org.jspecify.annotations.Nullable;

/**
 * What to look for, as keys (spec 3.4); empty, like null, looks for anything.
 *
 * @param q words that must all occur in maker, model or technology
 * @param manufacturer the maker's whole name
 */
record PrinterFilter(String q, String manufacturer, PrinterSpec.@Nullable Technology technology) {

    static final PrinterFilter ANY = of("", null, null);

    static PrinterFilter of(String q, @Nullable String manufacturer, PrinterSpec.@Nullable Technology technology) {
        return new PrinterFilter(FoldedText.of(q), FoldedText.of(manufacturer == null ? "" : manufacturer), technology);
    }

    String[] patterns() {
        return Search.patterns(q);
    }
}
