package dev.perimeter.events;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.Token;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open stream of server-sent events. It holds neither a thread nor a database connection. A
 * virtual thread writes to it while there is something to write, so that a slow reader keeps nobody
 * waiting.
 */
final class EventStream extends SseEmitter {

    /** A reader that is so many events behind is not reading. */
    private static final int WAITING_MAX = 1_000;

    private final Token token;
    private final boolean isProgram;
    private final EventStreams streams;
    private final Deque<SseEventBuilder> waiting = new ArrayDeque<>();
    private volatile Member member;
    private final long openedAt = System.nanoTime();
    private volatile long writtenAt = openedAt;
    private boolean isWriting;
    private boolean isEnding;
    private boolean isNew = true;

    EventStream(Token token, Member member, boolean isProgram, EventStreams streams) {
        super(0L);
        this.token = token;
        this.member = member;
        this.isProgram = isProgram;
        this.streams = streams;
    }

    Token token() {
        return token;
    }

    Member member() {
        return member;
    }

    boolean isProgram() {
        return isProgram;
    }

    /** The member as the latest check read them. */
    void nowOf(Member read) {
        member = read;
    }

    /** Whether this is the first check since the stream was opened. */
    boolean wasNew() {
        var was = isNew;
        isNew = false;
        return was;
    }

    long openedAt() {
        return openedAt;
    }

    long silentNanos() {
        return System.nanoTime() - writtenAt;
    }

    /** Spring calls this once the transaction of the request is over. */
    @Override
    protected void extendResponse(ServerHttpResponse response) {
        super.extendResponse(response);
        // Proxies of the kind of nginx keep answers back until they are large, unless told so.
        response.getHeaders().set("X-Accel-Buffering", "no");
        streams.opened(this);
        tell(event().comment("open"));
    }

    void tell(String name, String data) {
        tell(event().name(name).data(data, MediaType.TEXT_PLAIN));
    }

    /** Ends the stream after what waits was written. */
    void end(@Nullable String lastEvent) {
        if (lastEvent != null) {
            tell(lastEvent, "{}");
        }
        synchronized (waiting) {
            isEnding = true;
        }
        write();
    }

    void tell(SseEventBuilder event) {
        synchronized (waiting) {
            if (isEnding) {
                return;
            }
            isEnding = waiting.size() >= WAITING_MAX;
            waiting.add(event);
        }
        writtenAt = System.nanoTime();
        write();
    }

    private void write() {
        synchronized (waiting) {
            if (isWriting) {
                return;
            }
            isWriting = true;
        }
        Thread.ofVirtual().name("events").start(this::writeWaiting);
    }

    private void writeWaiting() {
        try {
            for (var next = next(); next != null; next = next()) {
                send(next);
            }
            if (isOver()) {
                complete();
            }
        } catch (IOException | IllegalStateException _) {
            // Tomcat knows it as well, and ends the request.
            streams.remove(this);
        }
    }

    private @Nullable SseEventBuilder next() {
        synchronized (waiting) {
            var next = waiting.poll();
            isWriting = next != null;
            return next;
        }
    }

    private boolean isOver() {
        synchronized (waiting) {
            return isEnding && waiting.isEmpty();
        }
    }
}
