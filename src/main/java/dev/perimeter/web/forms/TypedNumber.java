package dev.perimeter.web.forms;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as people write it, with a point or a comma before the decimals and marks between groups
 * of three: {@code 1,500.00}, {@code 1.500,00}, {@code 1 500}, {@code 1'500}, {@code 1,50,000}, and
 * in the digits of any script. One mark before three digits can mean either (spec 11.3): it is the
 * decimal sign where it is that of the reader's language, it groups where the field has at most two
 * decimals, and is asked about otherwise.
 */
public final class TypedNumber {

    private static final int DIGITS_OF_GROUP = 3;
    private static final String LATIN = "latn";

    /** The marks of Arabic digits, of which each has one meaning, are U+066B and U+066C. */
    private static final Pattern PLAIN = Pattern.compile("-?(?=[.,\\u066B]?\\d)\\d{0,15}([.,\\u066B]\\d{1,9})?");

    private static final Pattern GROUPED = Pattern.compile(
            "-?[1-9]\\d{0,2}(?<mark>[.,' \\u066C])\\d{3}(\\k<mark>\\d{3}){0,3}(?!\\k<mark>)([.,\\u066B]\\d{1,9})?");
    private static final Pattern GROUPED_IN_TWOS =
            Pattern.compile("-?[1-9]\\d?(?<mark>,)(\\d\\d,){1,5}\\d{3}(\\.\\d{1,9})?");
    private static final Pattern AMBIGUOUS = Pattern.compile("-?[1-9]\\d{0,2}(?<mark>[.,])\\d{3}");
    private static final Pattern MARK_OF_DIRECTION =
            Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private TypedNumber() {}

    /**
     * The number that the text means: none where it is no number, and two where it could be read in
     * two ways, first with decimals and then with groups.
     *
     * @param decimals how many the field takes
     * @param language of the reader
     */
    static List<BigDecimal> readings(String typed, int decimals, Locale language) {
        var text = plain(typed);
        var ambiguous = AMBIGUOUS.matcher(text);
        if (ambiguous.matches()) {
            var withDecimals = number(text);
            var grouped = grouped(text, ambiguous);
            if (ambiguous.group("mark").charAt(0) == decimalSign(language)) {
                return List.of(withDecimals);
            }
            return decimals < DIGITS_OF_GROUP ? List.of(grouped) : List.of(withDecimals, grouped);
        }
        for (var pattern : List.of(GROUPED, GROUPED_IN_TWOS)) {
            var found = pattern.matcher(text);
            if (found.matches()) {
                return List.of(grouped(text, found));
            }
        }
        return PLAIN.matcher(text).matches() ? List.of(number(text)) : List.of();
    }

    /** The number as a reader of the language would type it: without groups. */
    public static String text(BigDecimal number, Locale language) {
        return number.toPlainString().replace('.', decimalSign(language));
    }

    /** The decimal sign beside the digits 0 to 9, which every keyboard has. */
    private static char decimalSign(Locale language) {
        var latin = new Locale.Builder()
                .setLocale(language)
                .setUnicodeLocaleKeyword("nu", LATIN)
                .build();
        return DecimalFormatSymbols.getInstance(latin).getDecimalSeparator();
    }

    private static BigDecimal grouped(String text, Matcher found) {
        return number(text.replace(found.group("mark"), ""));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replaceFirst("[,\\u066B]", "."));
    }

    /** The same text with digits from 0 to 9, and with one character for each kind of mark. */
    private static String plain(String typed) {
        var text = new StringBuilder();
        MARK_OF_DIRECTION
                .matcher(typed.strip())
                .replaceAll("")
                .codePoints()
                .map(TypedNumber::plain)
                .forEach(text::appendCodePoint);
        return text.toString().strip();
    }

    private static int plain(int character) {
        return switch (character) {
            case 0x2212 -> '-';
            case 0x2019 -> '\'';
            case 0xA0, 0x202F, 0x2009 -> ' ';
            default -> Character.isDigit(character) ? '0' + Character.digit(character, 10) : character;
        };
    }
}
