package dev.perimeter.prove.rivals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;

/**
 * Reads an answer as text. A stream of events does not end: it is left at once, and read as the
 * empty text.
 */
public final class AnswerText implements BodyHandler<String> {

    @Override
    public BodySubscriber<String> apply(ResponseInfo answer) {
        var isStream = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        return isStream
                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), AnswerText::left)
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    private static String left(InputStream stream) {
        try {
            stream.close();
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
