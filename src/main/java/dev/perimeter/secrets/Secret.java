package dev.perimeter.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The application secret, one for each installation. Every password and every key is derived from
 * it for one purpose.
 */
public final class Secret {

    private static final int SMALLEST_BYTES = 32;

    private final byte[] key;
    private final List<Secret> alsoKnown;

    private Secret(byte[] key, List<Secret> alsoKnown) {
        this.key = key;
        this.alsoKnown = alsoKnown;
    }

    /**
     * Reads several secrets, separated by commas, while one replaces another: the first one makes
     * new keys, and each of them verifies.
     *
     * @throws IllegalArgumentException when one of them cannot be read
     */
    public static Secret parseAll(String text) {
        var all = Stream.of(text.split(",", -1)).map(Secret::parse).toList();
        return new Secret(all.getFirst().key, all.subList(1, all.size()));
    }

    /**
     * Reads a secret as it is written in {@code perimeter.secret}: base64url (RFC 4648, 5) of at
     * least 32 random bytes.
     *
     * @throws IllegalArgumentException when the text is anything else; the message does not repeat
     *     it
     */
    public static Secret parse(String text) {
        byte[] key;
        try {
            key = Base64.getUrlDecoder().decode(text.strip());
        } catch (IllegalArgumentException unreadable) {
            // The decoder's own message quotes characters of the secret.
            throw new IllegalArgumentException("the secret is not base64url");
        }
        if (key.length < SMALLEST_BYTES) {
            throw new IllegalArgumentException("the secret is shorter than %d bytes".formatted(SMALLEST_BYTES));
        }
        return new Secret(key, List.of());
    }

    static Secret random() {
        byte[] key = new byte[SMALLEST_BYTES];
        new SecureRandom().nextBytes(key);
        return new Secret(key, List.of());
    }

    /**
     * 32 bytes for one purpose (HMAC-SHA-256): the same at each call. They tell nothing about the
     * bytes for another purpose.
     */
    public byte[] derive(String purpose) {
        return new Hmac(key).of(purpose.getBytes(UTF_8));
    }

    /** The same for each known secret, the first one first. */
    public List<byte[]> deriveAll(String purpose) {
        return all(secret -> secret.derive(purpose));
    }

    /** One of these is the current password of a database role. */
    public List<String> passwords(String role) {
        return all(secret -> secret.password(role));
    }

    private <T> List<T> all(Function<Secret, T> of) {
        return Stream.concat(Stream.of(this), alsoKnown.stream()).map(of).toList();
    }

    /** The password of a database role: 64 hexadecimal digits. */
    public String password(String role) {
        return HexFormat.of().formatHex(derive("role " + role));
    }

    /** What {@link #parse} reads. */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
