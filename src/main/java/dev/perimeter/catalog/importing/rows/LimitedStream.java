package dev.perimeter.catalog.importing.rows;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with an error where more is read than was allowed: nobody sends that much in good faith. */
public final class LimitedStream extends FilterInputStream {

    private final String tooMuch;
    private long allowed;

    public LimitedStream(InputStream in, String tooMuch) {
        super(in);
        this.tooMuch = tooMuch;
    }

    /** How many bytes may be read from now on. */
    public LimitedStream allow(long bytes) {
        allowed = bytes;
        return this;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0 && allowed-- <= 0) {
            throw new IOException(tooMuch);
        }
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (allowed <= 0) {
            return length == 0 ? 0 : read();
        }
        int count = super.read(into, offset, (int) Math.min(length, allowed));
        allowed -= Math.max(0, count);
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
