package dev.perimeter.team.invites;

import dev.perimeter.values.InvisibleCharacters;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An invite's code (spec 8.1): ten symbols of Crockford's base 32, 50 bits, shown in two groups of
 * five ({@code 7KQMX-4TRWN}). Reading forgives case, spaces, dashes, invisible characters, the
 * letter O for 0, and I and L for 1.
 */
record InviteCode(String symbols) {

    static final int LENGTH = 10;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern GAPS = Pattern.compile("[\\p{Z}\\s\\p{Pd}]+");
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static InviteCode random() {
        var symbols = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            symbols.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new InviteCode(symbols.toString());
    }

    /** Empty where it cannot be a code, however kindly one reads. */
    static Optional<InviteCode> read(@Nullable String typed) {
        if (typed == null || typed.length() > 100) {
            return Optional.empty();
        }
        var upper = Normalizer.normalize(InvisibleCharacters.withoutAny(typed), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT);
        var symbols = GAPS.matcher(upper)
                .replaceAll("")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return FORM.matcher(symbols).matches() ? Optional.of(new InviteCode(symbols)) : Optional.empty();
    }

    /** For people: {@code 7KQMX-4TRWN}. */
    String shown() {
        return symbols.substring(0, LENGTH / 2) + "-" + symbols.substring(LENGTH / 2);
    }

    /** The last two symbols, by which people tell invites apart. */
    String hint() {
        return symbols.substring(LENGTH - 2);
    }

    byte[] bytes() {
        return symbols.getBytes(StandardCharsets.US_ASCII);
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "InviteCode[...]";
    }
}
