package dev.perimeter.catalog.intake;

import java.io.IOException;
import java.util.Optional;

/**
 * The items of one JSON array, behind its opening bracket: cut at the commas that stand outside quotes and inner
 * brackets. Each item is parsed for itself afterwards, so that a broken one does not spoil the others.
 */
final class ItemRows implements Rows {

    private final ByteReader in;
    private int items;
    private boolean closed;
    private boolean done;

    private int depth;
    private boolean quoted;
    private boolean escaped;

    ItemRows(ByteReader in) {
        this.in = in;
    }

    @Override
    public Optional<Row> next() throws IOException {
        if (done) {
            return Optional.empty();
        }
        if (closed) {
            return afterTheArray();
        }
        depth = 0;
        var row = new Row();
        for (int value = in.read(); value >= 0; value = in.read()) {
            if (endsTheItem(value)) {
                closed = value == ']';
                return row.isBlank() ? empty() : Optional.of(row.numbered(++items));
            }
            row.add(value);
        }
        done = true;
        return flaw("the array ends in the middle");
    }

    private boolean endsTheItem(int value) {
        if (quoted) {
            quoted = escaped || value != '"';
            escaped = !escaped && value == '\\';
            return false;
        }
        quoted = value == '"';
        if (depth == 0 && (value == ',' || value == ']')) {
            return true;
        }
        if (value == '{' || value == '[') {
            depth++;
        } else if (value == '}' || value == ']') {
            depth = Math.max(0, depth - 1);
        }
        return false;
    }

    private Optional<Row> empty() throws IOException {
        return closed && items == 0 ? next() : flaw("an item is missing between two commas");
    }

    private Optional<Row> afterTheArray() throws IOException {
        done = true;
        for (int value = in.read(); value >= 0; value = in.read()) {
            if (!Row.isWhiteSpace(value)) {
                return flaw("there is text after the array");
            }
        }
        return Optional.empty();
    }

    private Optional<Row> flaw(String flaw) {
        return Optional.of(new Row(flaw).numbered(++items));
    }

    @Override
    public String unit() {
        return "item";
    }
}
