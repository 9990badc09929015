package dev.perimeter.catalog.importing.rows;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One row of a file.
 *
 * @param number counted from 1
 * @param bytes how long it is, as far as it is kept
 * @param fields null where it could not be read
 * @param fault why it could not be read
 */
public record FileRow(int number, int bytes, @Nullable ObjectNode fields, String fault) {

    static final int BYTES_MAX = 64 * 1024;

    static final String TOO_LONG = "is longer than 64 kB";

    static final JsonMapper STRICT_JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static FileRow of(int number, int bytes, JsonNode json) {
        return json instanceof ObjectNode fields
                ? new FileRow(number, bytes, fields, "")
                : refused(number, bytes, "is no JSON object");
    }

    static FileRow of(int number, byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return of(number, bytes.length, STRICT_JSON.readTree(text.toString()));
        } catch (CharacterCodingException e) {
            return refused(number, bytes.length, "is not UTF-8");
        } catch (JacksonException e) {
            var fault = e.getOriginalMessage().startsWith("Duplicate")
                    ? "has the same field twice"
                    : "is not valid JSON, at character " + e.getLocation().getColumnNr();
            return refused(number, bytes.length, fault);
        } catch (NumberFormatException | ArithmeticException e) {
            return refused(number, bytes.length, "has a number that is out of every range");
        }
    }

    static FileRow refused(int number, int bytes, String fault) {
        return new FileRow(number, bytes, null, fault);
    }
}
