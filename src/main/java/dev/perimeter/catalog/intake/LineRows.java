package dev.perimeter.catalog.intake;

import java.io.IOException;
import java.util.Optional;

/** The lines of a JSON Lines file. Empty ones are no rows, but they count. */
final class LineRows implements Rows {

    private final ByteReader in;
    private int lines;

    LineRows(ByteReader in) {
        this.in = in;
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (true) {
            var row = new Row();
            int value = in.read();
            if (value < 0) {
                return Optional.empty();
            }
            lines++;
            while (value >= 0 && value != '\n') {
                row.add(value);
                value = in.read();
            }
            if (!row.isBlank()) {
                return Optional.of(row.numbered(lines));
            }
        }
    }

    @Override
    public String unit() {
        return "line";
    }
}
