package dev.perimeter.catalog.intake;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Bytes one at a time, without the lock that the stock streams take for each. */
final class ByteReader {

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;
    private @Nullable IOException broken;

    ByteReader(InputStream in) throws IOException {
        this.in = in;
        fill();
    }

    /** Negative at the end. */
    int read() throws IOException {
        if (at == end) {
            fill();
        }
        return at < end ? buffer[at++] & 0xFF : -1;
    }

    /** Whether the stream goes on with these bytes; if so, they are passed. */
    boolean passes(int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (at + i >= end || (buffer[at + i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        at += expected.length;
        return true;
    }

    /** Within what is buffered. */
    void passWhiteSpace() {
        while (at < end && Row.isWhiteSpace(buffer[at])) {
            at++;
        }
    }

    int position() {
        return at;
    }

    /** Only while nothing was read. */
    void backTo(int position) {
        at = position;
    }

    /** What was read before the stream broke is handed out before that is said. */
    private void fill() throws IOException {
        if (broken != null) {
            throw broken;
        }
        at = 0;
        end = 0;
        try {
            for (int count = in.read(buffer); count > 0; count = in.read(buffer, end, BUFFER_BYTES - end)) {
                end += count;
            }
        } catch (IOException e) {
            broken = e;
        }
        if (end == 0 && broken != null) {
            throw broken;
        }
    }
}
