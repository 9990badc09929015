package dev.perimeter.catalog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with an error where a stream grows beyond what anybody would send in good faith. */
final class LimitedStream extends FilterInputStream {

    private final long bytesMax;
    private long bytes;

    LimitedStream(InputStream in, long bytesMax) {
        super(in);
        this.bytesMax = bytesMax;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int more) throws IOException {
        bytes += more;
        if (bytes > bytesMax) {
            throw new IOException("unpacked, it is larger than " + (bytesMax >> 20) + " MB");
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
