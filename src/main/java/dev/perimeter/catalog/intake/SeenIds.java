package dev.perimeter.catalog.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The source ids that a file has named so far, in some 16 bytes each: a file may have millions of rows. Kept are 63
 * bits of SHA-256, so the chance that any id of a million is taken for another is below one in ten million.
 */
final class SeenIds {

    private long[] slots = new long[1 << 12];
    private int filled;

    /** False when the id was there. */
    boolean add(SourceId id) {
        if (filled > slots.length / 2) {
            grow();
        }
        if (!put(fingerprint(id))) {
            return false;
        }
        filled++;
        return true;
    }

    private boolean put(long fingerprint) {
        int at = (int) fingerprint & (slots.length - 1);
        while (slots[at] != 0) {
            if (slots[at] == fingerprint) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = fingerprint;
        return true;
    }

    private void grow() {
        var before = slots;
        slots = new long[before.length * 2];
        for (long fingerprint : before) {
            if (fingerprint != 0) {
                put(fingerprint);
            }
        }
    }

    /** Never 0, which marks an empty slot. */
    private static long fingerprint(SourceId id) {
        try {
            var text = id.source() + '\0' + id.id();
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Math.max(1, ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
