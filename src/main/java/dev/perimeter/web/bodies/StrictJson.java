package dev.perimeter.web.bodies;

import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads bytes as one JSON object (RFC 8259). It refuses what two readers could understand
 * differently.
 */
final class StrictJson {

    private static final int DEPTH_MAX = 50;
    /** The limit of brackets, names and values: many small ones cost more time than a large one. */
    private static final int TOKENS_MAX = 50_000;

    private static final int NUMBER_CHARACTERS_MAX = 100;
    /**
     * The limit of digits before and behind the point: 1e1000000 is short, and would fill the
     * memory.
     */
    private static final int NUMBER_PLACES_MAX = 100;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxTokenCount(TOKENS_MAX)
                            .maxNumberLength(NUMBER_CHARACTERS_MAX)
                            .maxStringLength(BodyAccess.BYTES_MAX)
                            .maxNameLength(BodyAccess.BYTES_MAX)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Names come from strangers, so the parser must not keep them beyond this body.
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    static ObjectNode read(byte[] bytes) {
        try {
            if (STRICT.readTree(text(bytes)) instanceof ObjectNode object) {
                checkNumbers(object);
                return object;
            }
            throw Problem.malformed("The body must be a JSON object.");
        } catch (JacksonException e) {
            throw Problem.malformed(whereOf(e));
        } catch (NumberFormatException | ArithmeticException e) {
            throw Problem.malformed("The body has a number that is out of every range.");
        }
    }

    /** No byte order mark, no other encoding, no byte that has to be guessed. */
    private static String text(byte[] bytes) {
        try {
            var decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return decoder.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Problem.malformed("The body is not UTF-8.");
        }
    }

    private static void checkNumbers(JsonNode node) {
        if (node.isBigDecimal() && isHuge(node.decimalValue())) {
            throw Problem.malformed("The body has a number with more than " + NUMBER_PLACES_MAX + " places.");
        }
        node.forEach(StrictJson::checkNumbers);
    }

    private static boolean isHuge(BigDecimal number) {
        var placesBefore = (long) number.precision() - number.scale();
        return placesBefore > NUMBER_PLACES_MAX || number.scale() > NUMBER_PLACES_MAX;
    }

    private static String whereOf(JacksonException e) {
        var where = e.getLocation();
        return where == null || where.getLineNr() < 1
                ? "The body is not valid JSON."
                : "The body is not valid JSON (line %d, column %d).".formatted(where.getLineNr(), where.getColumnNr());
    }
}
