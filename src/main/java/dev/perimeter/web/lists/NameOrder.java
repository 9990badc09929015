package dev.perimeter.web.lists;

import dev.perimeter.values.WireWord;
import dev.perimeter.web.NumberLanguage;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order of names in a language (spec 11.4). Languages that are not here share the root order of
 * the Unicode Collation Algorithm, among them English, German, French, Italian and Dutch. Migration
 * V44_2 has a collation for each.
 */
public enum NameOrder implements WireWord {
    ROOT,
    BG,
    CS,
    DA,
    EL,
    ES,
    ET,
    FI,
    HR,
    HU,
    IS,
    JA,
    KO,
    LT,
    LV,
    NB,
    PL,
    RO,
    RU,
    SK,
    SL,
    SV,
    TR,
    UK,
    ZH;

    private static final Map<String, NameOrder> BY_LANGUAGE =
            Stream.of(values()).collect(Collectors.toMap(NameOrder::word, order -> order));

    /** That of the language which the reader's browser or program prefers. */
    public static NameOrder current() {
        return of(NumberLanguage.current());
    }

    static NameOrder of(Locale reader) {
        var language = reader.getLanguage();
        return switch (language) {
            case "no", "nn" -> NB;
            default -> BY_LANGUAGE.getOrDefault(language, ROOT);
        };
    }

    /**
     * That of the list: a cursor remembers it as its first part, so that the pages of a list go
     * together.
     */
    public static NameOrder of(SortKey after) {
        return after.parts().isEmpty() ? current() : BY_LANGUAGE.getOrDefault(after.text(0), ROOT);
    }

    /** The collation's name in the database. */
    public String collation() {
        return "list_" + word();
    }
}
