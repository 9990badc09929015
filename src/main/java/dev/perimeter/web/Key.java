package dev.perimeter.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** What two texts are compared by: without regard to case, white space or Unicode form (spec 3.4). */
public final class Key {

    /** What every column and index of keys has room for. */
    private static final int BYTES_MAX = 600;

    private static final int HASH_CHARACTERS = 64;

    private Key() {}

    /** Compatibility forms and white space are unified, letters made small; the key of a key is itself. */
    public static String of(String text) {
        var unified = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var small = oneSpace(unified).toLowerCase(Locale.ROOT);
        return fitted(Normalizer.normalize(small, Normalizer.Form.NFKC));
    }

    /** One character can stand for eighteen (U+FDFA): of a key that grew too long, the beginning and a hash of the whole are kept. */
    private static String fitted(String key) {
        var bytes = key.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= BYTES_MAX) {
            return key;
        }
        var room = BYTES_MAX - HASH_CHARACTERS;
        while ((bytes[room] & 0xC0) == 0x80) {
            room--;
        }
        return new String(bytes, 0, room, StandardCharsets.UTF_8)
                + HexFormat.of().formatHex(sha256(bytes));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String oneSpace(String text) {
        var key = new StringBuilder(text.length());
        var pending = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var c = text.codePointAt(i);
            if (CleanText.isWhiteSpace(c)) {
                pending = !key.isEmpty();
            } else {
                if (pending) {
                    key.append(' ');
                    pending = false;
                }
                key.appendCodePoint(c);
            }
        }
        return key.toString();
    }
}
