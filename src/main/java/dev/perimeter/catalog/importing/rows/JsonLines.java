package dev.perimeter.catalog.importing.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The lines of a JSON Lines file. Empty ones are no rows, but they count. They are cut as bytes, so
 * that a line in another encoding, or one of gigabytes, spoils no other.
 */
final class JsonLines implements FileRows {

    private final InputStream in;
    private int lines;

    JsonLines(InputStream in) {
        this.in = in;
    }

    @Override
    public Optional<FileRow> next() throws IOException {
        for (int first = in.read(); first >= 0; first = in.read()) {
            lines++;
            var row = row(first);
            if (row.isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    /** What is beyond the limit is read and forgotten. */
    private Optional<FileRow> row(int first) throws IOException {
        var line = new ByteArrayOutputStream(1024);
        var blank = true;
        var tooLong = false;
        for (int value = first; value >= 0 && value != '\n'; value = in.read()) {
            blank &= value == ' ' || value == '\t' || value == '\r';
            if (line.size() < FileRow.BYTES_MAX) {
                line.write(value);
            } else {
                tooLong = true;
            }
        }
        if (blank) {
            return Optional.empty();
        }
        return Optional.of(
                tooLong
                        ? FileRow.refused(lines, FileRow.BYTES_MAX, FileRow.TOO_LONG)
                        : FileRow.of(lines, line.toByteArray()));
    }

    @Override
    public String unit() {
        return "line";
    }
}
