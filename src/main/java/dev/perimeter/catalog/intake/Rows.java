package dev.perimeter.catalog.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts a stream into rows, of which it holds one at a time: the lines of JSON Lines, or the items of one JSON array.
 */
sealed interface Rows permits LineRows, ItemRows {

    Optional<Row> next() throws IOException;

    /** What a row is called in messages. */
    String unit();

    static Rows of(InputStream stream) throws IOException {
        var in = new ByteReader(stream);
        in.passes(0xEF, 0xBB, 0xBF); // a byte order mark: not JSON, but common
        int start = in.position();
        if (opensAnArrayOfObjects(in)) {
            return new ItemRows(in);
        }
        in.backTo(start);
        return new LineRows(in);
    }

    /** JSON Lines may hold a list too, on a broken line: only a list of objects is taken for the whole. */
    private static boolean opensAnArrayOfObjects(ByteReader in) {
        in.passWhiteSpace();
        if (!in.passes('[')) {
            return false;
        }
        int inside = in.position();
        in.passWhiteSpace();
        if (!in.passes('{') && !in.passes(']')) {
            return false;
        }
        in.backTo(inside);
        return true;
    }
}
