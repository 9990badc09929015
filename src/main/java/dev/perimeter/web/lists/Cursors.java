package dev.perimeter.web.lists;

import dev.perimeter.secrets.Hmac;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Positions in lists, as texts that only the list they were made for reads again. The scope names
 * the company, the list and what it is filtered and sorted by, so that a cursor is worth nothing
 * anywhere else (spec 1.2).
 */
public final class Cursors {

    private static final int KEY_BYTES_MIN = 32;
    private static final int MAC_BYTES = 16;
    private static final int LENGTH_MAX = 4000;

    private final List<Hmac> keys;

    public Cursors(byte[] key) {
        this(List.of(key));
    }

    /**
     * @param keys each at least {@value #KEY_BYTES_MIN} secret bytes, the same in every process;
     *     the first one writes, all of them read
     */
    public Cursors(List<byte[]> keys) {
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length < KEY_BYTES_MIN)) {
            throw new IllegalArgumentException("A key of cursors has at least " + KEY_BYTES_MIN + " bytes");
        }
        this.keys = keys.stream().map(Hmac::new).toList();
    }

    /**
     * The page that was asked for; a {@link Problem} when its cursor is not of this scope.
     *
     * @param scope names the company, the list, and all that it is filtered and sorted by
     * @param rows reads {@link PageRequest#rows} rows behind a key, in the order of the list
     * @param key what the list is sorted by, of a row: no two rows have the same
     */
    public <T> Page<T> page(
            String scope, PageRequest asked, Function<SortKey, List<T>> rows, Function<T, SortKey> key) {
        var found = rows.apply(read(scope, asked.after()));
        if (found.size() <= asked.limit()) {
            return new Page<>(found, null);
        }
        return new Page<>(found.subList(0, asked.limit()), write(scope, key.apply(found.get(asked.limit() - 1))));
    }

    /** Where the page that was asked for begins. */
    public SortKey start(String scope, PageRequest asked) {
        return read(scope, asked.after());
    }

    String write(String scope, SortKey position) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (var part : position.parts()) {
                out.writeUTF(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var mac = mac(keys.getFirst(), scope, bytes.toByteArray());
        var all = Arrays.copyOf(mac, MAC_BYTES + bytes.size());
        System.arraycopy(bytes.toByteArray(), 0, all, MAC_BYTES, bytes.size());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    SortKey read(String scope, @Nullable String cursor) {
        if (cursor == null) {
            return SortKey.of();
        }
        var all = decode(cursor);
        var position = Arrays.copyOfRange(all, MAC_BYTES, all.length);
        var given = Arrays.copyOf(all, MAC_BYTES);
        if (keys.stream().noneMatch(key -> MessageDigest.isEqual(given, mac(key, scope, position)))) {
            throw unknown();
        }
        return new SortKey(parts(position));
    }

    /**
     * Only the one spelling that was given out: the last character of base64 has bits that decoders
     * overlook.
     */
    private static byte[] decode(String cursor) {
        try {
            var all = cursor.length() > LENGTH_MAX
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(cursor);
            var spelling = Base64.getUrlEncoder().withoutPadding().encodeToString(all);
            if (all.length >= MAC_BYTES && spelling.equals(cursor)) {
                return all;
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    private static List<String> parts(byte[] position) {
        var parts = new ArrayList<String>();
        try (var in = new DataInputStream(new ByteArrayInputStream(position))) {
            while (in.available() > 0) {
                parts.add(in.readUTF());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /**
     * The scope goes in as a hash of fixed length, so that no scope can lend its end to a position.
     */
    private static byte[] mac(Hmac key, String scope, byte[] position) {
        var hash = Hmac.sha256(scope.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(key.of(hash, position), MAC_BYTES);
    }

    private static Problem unknown() {
        return Problem.invalid(PageRequest.AFTER, FieldFault.of("fault.position"));
    }
}
