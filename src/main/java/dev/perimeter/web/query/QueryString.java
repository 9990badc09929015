package dev.perimeter.web.query;

import dev.perimeter.web.problems.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The parameters of an address in the order in which they were sent. Tomcat's own map leaves out
 * what it cannot read.
 */
public final class QueryString {

    public record Parameter(String name, String value) {}

    private QueryString() {}

    public static List<Parameter> read(String query) {
        var parameters = new ArrayList<Parameter>();
        for (var part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                var equals = part.indexOf('=');
                var name = equals < 0 ? part : part.substring(0, equals);
                parameters.add(new Parameter(decode(name), equals < 0 ? "" : decode(part.substring(equals + 1))));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        try {
            for (int i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (c == '%') {
                    bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                    i += 2;
                } else if (c > 0x7E) {
                    throw unreadable();
                } else {
                    bytes.write(c == '+' ? ' ' : c);
                }
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | CharacterCodingException e) {
            throw unreadable();
        }
    }

    private static Problem unreadable() {
        return Problem.malformed("The query is not percent-encoded UTF-8.");
    }
}
