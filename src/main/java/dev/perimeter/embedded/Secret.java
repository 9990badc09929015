package dev.perimeter.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one secret of an installation. Every password and key is derived from it, each for a purpose of its own. */
public final class Secret {

    private static final int SMALLEST_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;
    private final List<Secret> alsoKnown;

    private Secret(byte[] key, List<Secret> alsoKnown) {
        this.key = key;
        this.alsoKnown = alsoKnown;
    }

    /**
     * Reads several, separated by commas, while one takes the place of another: what is made is made with the first, and what was made with any
     * is understood.
     *
     * @throws IllegalArgumentException when one of them cannot be read
     */
    public static Secret parseAll(String text) {
        var all = Stream.of(text.split(",", -1)).map(Secret::parse).toList();
        return new Secret(all.getFirst().key, all.subList(1, all.size()));
    }

    /**
     * Reads a secret as it is written in {@code perimeter.secret}: base64url (RFC 4648, 5) of at least 32 random bytes.
     *
     * @throws IllegalArgumentException when the text is anything else; the message does not repeat it
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

    /** 32 bytes for one purpose (HMAC-SHA256, RFC 2104): the same each time, and no clue to those of another. */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java brings " + ALGORITHM, impossible);
        }
    }

    /** The same of each secret that is known, the first one's first. */
    public List<byte[]> deriveAll(String purpose) {
        return all(secret -> secret.derive(purpose));
    }

    /** One of these is the password of a database role. */
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

    /** A secret that is logged by mistake says nothing. */
    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
