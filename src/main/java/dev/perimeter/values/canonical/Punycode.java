package dev.perimeter.values.canonical;

import java.util.Optional;

/** Unicode in letters, digits and hyphens, as domains have it (RFC 3492). */
final class Punycode {

    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int BIAS_AT_START = 72;
    private static final int CODE_POINT_AT_START = 0x80;

    /** Before it stand control characters and punctuation. */
    private static final int FIRST_LETTER = 0xC0;

    /** A label of a domain has 63 characters at most. */
    private static final int LENGTH_MAX = 63;

    private final String label;
    private final StringBuilder decoded;
    private int at;
    private int bias = BIAS_AT_START;
    private long codePoint = CODE_POINT_AT_START;
    private long place;

    private Punycode(String label, int basic) {
        this.label = label;
        this.decoded = new StringBuilder(label.substring(0, basic));
        this.at = basic == 0 ? 0 : basic + 1;
    }

    /** Empty where it is no Punycode. What is ASCII alone is written without it. */
    static Optional<String> decode(String label) {
        if (label.length() > LENGTH_MAX || label.chars().anyMatch(c -> c >= CODE_POINT_AT_START)) {
            return Optional.empty();
        }
        var reading = new Punycode(label, Math.max(label.lastIndexOf('-'), 0));
        do {
            if (!reading.insertNext()) {
                return Optional.empty();
            }
        } while (reading.at < label.length());
        return Optional.of(reading.decoded.toString());
    }

    /** False where there is none. */
    private boolean insertNext() {
        var delta = delta();
        var length = decoded.codePointCount(0, decoded.length()) + 1;
        var isFirst = codePoint == CODE_POINT_AT_START && place == 0;
        place += delta;
        codePoint += place / length;
        place %= length;
        if (delta < 0 || codePoint < FIRST_LETTER || codePoint > Character.MAX_CODE_POINT || isSurrogate()) {
            return false;
        }
        decoded.insert(decoded.offsetByCodePoints(0, (int) place), Character.toString((int) codePoint));
        place++;
        bias = adapted(delta, length, isFirst);
        return true;
    }

    /** How far the next code point is from the one before; negative where no number stands. */
    private long delta() {
        long delta = 0;
        long weight = 1;
        for (int k = BASE; weight <= Integer.MAX_VALUE && delta <= Integer.MAX_VALUE; k += BASE) {
            var digit = at < label.length() ? digit(label.charAt(at++)) : -1;
            if (digit < 0) {
                return -1;
            }
            delta += digit * weight;
            var threshold = Math.clamp(k - bias, T_MIN, T_MAX);
            if (digit < threshold) {
                return delta;
            }
            weight *= BASE - threshold;
        }
        return -1;
    }

    private boolean isSurrogate() {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static int digit(char c) {
        return c >= 'a' && c <= 'z' ? c - 'a' : c >= '0' && c <= '9' ? c - '0' + 26 : -1;
    }

    /** RFC 3492, 6.1. */
    private static int adapted(long delta, int length, boolean isFirst) {
        var left = isFirst ? delta / DAMP : delta / 2;
        left += left / length;
        var k = 0;
        while (left > (BASE - T_MIN) * T_MAX / 2) {
            left /= BASE - T_MIN;
            k += BASE;
        }
        return (int) (k + (BASE - T_MIN + 1) * left / (left + SKEW));
    }
}
