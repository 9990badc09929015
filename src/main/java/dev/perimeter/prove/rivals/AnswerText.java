package dev.perimeter.prove.rivals;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer as text. A stream of events does not end: it is left as soon as it begins, and
 * read as the empty text.
 */
public final class AnswerText implements BodyHandler<String> {

    @Override
    public BodySubscriber<String> apply(ResponseInfo answer) {
        return answer.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.startsWith("text/event-stream"))
                        .isPresent()
                ? new Left()
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    /** Cancels with the first bytes. Before them, the client would take it for an error. */
    private static final class Left implements BodySubscriber<String> {

        private final CompletableFuture<String> text = new CompletableFuture<>();
        private @Nullable Subscription subscription;

        @Override
        public CompletionStage<String> getBody() {
            return text;
        }

        @Override
        public void onSubscribe(Subscription begun) {
            subscription = begun;
            text.complete("");
            begun.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> bytes) {
            if (subscription != null) {
                subscription.cancel();
            }
        }

        @Override
        public void onError(Throwable cause) {
            // Nobody waits for more.
        }

        @Override
        public void onComplete() {
            // It has been read as far as it is of use.
        }
    }
}
