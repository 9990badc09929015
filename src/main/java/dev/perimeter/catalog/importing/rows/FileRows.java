package dev.perimeter.catalog.importing.rows;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The rows of a stream, one at a time: the lines of JSON Lines, or the items of one JSON array. */
public sealed interface FileRows permits JsonLines, JsonArray {

    /** @throws IOException where the stream breaks, or nothing behind this row can be read */
    Optional<FileRow> next() throws IOException;

    /** What a row is called in messages. */
    String unit();

    static FileRows of(InputStream stream) throws IOException {
        var in = new BufferedInputStream(stream, 1 << 16);
        skipByteOrderMark(in);
        return beginsAnArrayOfObjects(in) ? new JsonArray(in) : new JsonLines(in);
    }

    /** It is not JSON, but common. */
    private static void skipByteOrderMark(InputStream in) throws IOException {
        in.mark(3);
        if (in.read() != 0xEF || in.read() != 0xBB || in.read() != 0xBF) {
            in.reset();
        }
    }

    /**
     * A line of JSON Lines may hold a list too, where it is broken: only a list of objects is taken
     * for the whole.
     */
    private static boolean beginsAnArrayOfObjects(InputStream in) throws IOException {
        in.mark(1 << 12);
        var inside = afterWhiteSpace(in) == '[' ? afterWhiteSpace(in) : 0;
        in.reset();
        return inside == '{' || inside == ']';
    }

    private static int afterWhiteSpace(InputStream in) throws IOException {
        for (int skipped = 0; skipped < 1 << 11; skipped++) {
            int value = in.read();
            if (value != ' ' && value != '\t' && value != '\r' && value != '\n') {
                return value;
            }
        }
        return 0;
    }
}
