package dev.perimeter.catalog.printers;

import dev.perimeter.gate.Member;
import dev.perimeter.values.FoldedText;
import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.web.lists.Search;
import org.jspecify.annotations.Nullable;

/**
 * What to look for, as keys (spec 3.4); empty, like null, looks for anything.
 *
 * @param q words that must all occur in maker, model or technology
 * @param manufacturer the maker's whole name
 */
record PrinterSpecFilter(String q, String manufacturer, PrinterSpec.@Nullable Technology technology) {

    static PrinterSpecFilter of(String q, @Nullable String manufacturer, PrinterSpec.@Nullable Technology technology) {
        return new PrinterSpecFilter(
                SearchKey.of(q), FoldedText.of(manufacturer == null ? "" : manufacturer), technology);
    }

    /** Two filters have the same scope only where they are equal: no parameter has a line end. */
    String scope(Member me) {
        return "printers for %s%n%s%n%s%n%s".formatted(me.company(), q, manufacturer, technology);
    }

    String[] patterns() {
        return Search.patterns(q);
    }
}
