package dev.perimeter.catalog.duplicates;

import java.util.stream.IntStream;

/**
 * Makers that may be the one named: the same letters and digits, more of them behind (Prusa
 * Research for Prusa), or fewer (Bambu for Bambu Lab). All of it can be looked up in an index.
 *
 * @param to the last text that begins with the name
 * @param beginnings what the name begins with, from three letters on
 */
public record MakerRange(String alike, String to, String[] beginnings) {

    private static final int LETTERS_MIN = 3;
    private static final String LAST_CHARACTER = "\uDBFF\uDFFD";

    public static MakerRange of(String manufacturer) {
        var alike = DuplicateKey.maker(manufacturer);
        var beginnings = IntStream.range(LETTERS_MIN, alike.length())
                .mapToObj(end -> alike.substring(0, end))
                .filter(beginning -> !Character.isHighSurrogate(beginning.charAt(beginning.length() - 1)))
                .toArray(String[]::new);
        return new MakerRange(alike, alike.length() < LETTERS_MIN ? alike : alike + LAST_CHARACTER, beginnings);
    }
}
