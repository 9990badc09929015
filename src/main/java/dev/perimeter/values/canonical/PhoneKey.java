package dev.perimeter.values.canonical;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which phone numbers are searched: their digits, without punctuation. A number with a
 * country code has its national form as well, with a leading 0, so that {@code 0170 1234567} finds
 * {@code +49 170 1234567} and the other way round (spec 11.4). The function {@code
 * gate.phone_keys} of migration V44 does the same.
 */
public final class PhoneKey {

    /** Before a number as it is; no {@link SearchKey} has it, because folding makes it letters. */
    public static final String MARK = "\u2121";

    /** Before the national form of a number that has a country code. */
    public static final String MARK_OF_NATIONAL = "\u2120";

    private static final int DIGITS_MIN = 3;

    /** Digits, and what people write between them. */
    private static final Pattern PHONE = Pattern.compile("[+(]?[\\d\\s()/.\\p{Pd}]+");

    private static final Pattern TRUNK_ZERO = Pattern.compile("\\(\\s*0\\s*\\)");

    /** Country codes as the ITU assigned them (E.164): all others have three digits. */
    private static final Pattern COUNTRY =
            Pattern.compile("1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\\d{3}");

    private PhoneKey() {}

    /** What a stored number is found by, each with its mark. */
    public static List<String> stored(String phone) {
        var plain = plain(phone);
        var digits = digits(plain);
        if (digits.isEmpty()) {
            return List.of();
        }
        var number = international(plain, digits);
        return number == null ? List.of(MARK + digits) : List.of(MARK + number, MARK_OF_NATIONAL + national(number));
    }

    /**
     * What has to occur in the stored forms, any of it, where somebody looks for this; nothing
     * where it does not look like a phone number.
     */
    public static List<String> sought(String text) {
        var plain = plain(text);
        var digits = digits(plain);
        if (digits.length() < DIGITS_MIN || !PHONE.matcher(plain).matches()) {
            return List.of();
        }
        var number = international(plain, digits);
        return number == null ? List.of(digits) : List.of(number, MARK + national(number));
    }

    /** Null where no country code is written. */
    private static @Nullable String international(String plain, String digits) {
        if (plain.startsWith("+") || plain.startsWith("(+")) {
            return digits(TRUNK_ZERO.matcher(plain).replaceFirst(""));
        }
        return digits.startsWith("00") && digits.length() > 2
                ? digits(TRUNK_ZERO.matcher(plain).replaceFirst("")).substring(2)
                : null;
    }

    private static String national(String number) {
        var country = COUNTRY.matcher(number);
        return "0" + (country.lookingAt() ? number.substring(country.end()) : number);
    }

    /** Digits of all scripts as those of ASCII. */
    private static String plain(String text) {
        var plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .codePoints()
                .forEach(c -> plain.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return plain.toString();
    }

    private static String digits(String plain) {
        return plain.replaceAll("[^0-9]", "");
    }
}
