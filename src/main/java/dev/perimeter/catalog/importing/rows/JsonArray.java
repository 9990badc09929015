package dev.perimeter.catalog.importing.rows;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * The items of one JSON array. Where one of them is not valid JSON nobody can tell where the next
 * one begins, so the import ends there and says so. An item that is valid JSON and no valid entry
 * spoils no other.
 */
final class JsonArray implements FileRows {

    /** What the parser may read ahead of an item. */
    private static final int AHEAD_BYTES = 16 * 1024;

    private static final ObjectReader ITEM =
            FileRow.STRICT_JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final LimitedStream in;
    private final JsonParser parser;
    private int items;

    JsonArray(InputStream stream) {
        this.in = new LimitedStream(stream, FileRow.TOO_LONG).allow(FileRow.BYTES_MAX);
        this.parser = FileRow.STRICT_JSON.createParser(in);
    }

    @Override
    public Optional<FileRow> next() throws IOException {
        in.allow(FileRow.BYTES_MAX + AHEAD_BYTES);
        try {
            if (items++ == 0) {
                parser.nextToken();
            }
            if (parser.nextToken() == JsonToken.END_ARRAY) {
                requireEnd();
                return Optional.empty();
            }
            var start = parser.currentTokenLocation().getByteOffset();
            var item = ITEM.readTree(parser);
            var bytes = (int) (parser.currentLocation().getByteOffset() - start);
            return Optional.of(
                    bytes > FileRow.BYTES_MAX
                            ? FileRow.refused(items, FileRow.BYTES_MAX, FileRow.TOO_LONG)
                            : FileRow.of(items, bytes, item));
        } catch (JacksonException | NumberFormatException | ArithmeticException e) {
            throw new IOException("item " + items + " " + reason(e), e);
        }
    }

    private void requireEnd() throws IOException {
        try {
            if (parser.nextToken() == null) {
                return;
            }
        } catch (JacksonException e) {
            throw new IOException("there is text after the array", e);
        }
        throw new IOException("there is text after the array");
    }

    private static String reason(RuntimeException e) {
        return switch (e) {
            case JacksonIOException broken -> "cannot be read: " + broken.getOriginalMessage();
            case UnexpectedEndOfInputException end -> "is missing: the array ends in the middle";
            case JacksonException wrong ->
                "is not valid JSON, at line %d, column %d, and what is behind it was not read"
                        .formatted(
                                wrong.getLocation().getLineNr(),
                                wrong.getLocation().getColumnNr());
            default -> "has a number that is out of every range, and what is behind it was not read";
        };
    }

    @Override
    public String unit() {
        return "item";
    }
}
