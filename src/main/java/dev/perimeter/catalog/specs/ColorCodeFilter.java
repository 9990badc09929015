package dev.perimeter.catalog.specs;

import dev.perimeter.catalog.rules.ColorCode;
import dev.perimeter.web.lists.Search;
import java.util.Locale;
import java.util.stream.Stream;

/** What the colour filter of a list means where it is a code and no words. */
public final class ColorCodeFilter {

    private static final String[] ANY = {"%"};

    private ColorCodeFilter() {}

    /** Begins with {@code #}, or has as many hexadecimal digits as no name of a colour. */
    public static boolean isCode(String typed) {
        return typed.startsWith("#") || ColorCode.Form.isLong(typed);
    }

    /**
     * For {@code like any (...)}: {@code #f00} is a short code, and the beginning of longer ones.
     * What is no code matches all.
     */
    public static String[] patterns(String typed) {
        if (!isCode(typed)) {
            return ANY;
        }
        return Stream.of(typed, new ColorCode.Form().apply(typed))
                .filter(code -> code.startsWith("#"))
                .map(code -> code.toUpperCase(Locale.ROOT))
                .distinct()
                .flatMap(code -> Stream.of(Search.patterns(code)))
                .toArray(String[]::new);
    }
}
