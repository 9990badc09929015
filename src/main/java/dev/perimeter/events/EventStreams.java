package dev.perimeter.events;

import dev.perimeter.connector.LongConnections;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Token;
import dev.perimeter.web.problems.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The open streams of this process. */
@Component
class EventStreams implements SmartLifecycle {

    private final EventLimits limits;
    private final LongConnections connections;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isAccepting;

    EventStreams(EventLimits limits, LongConnections connections) {
        this.limits = limits;
        this.connections = connections;
    }

    /**
     * A stream that opens when its request has passed the gate.
     *
     * @throws Problem 503, where the process or the company has as many as it may have
     */
    EventStream of(Member me, Token token, boolean isProgram) {
        if (!isAccepting
                || open.size() >= limits.most()
                || count(stream -> stream.member().company().equals(me.company())) >= limits.mostPerCompany()) {
            throw Problem.unavailable();
        }
        return new EventStream(token, me, isProgram, this);
    }

    List<EventStream> all() {
        return List.copyOf(open);
    }

    /** Takes in a stream whose request has passed the gate, when its answer begins. */
    void opened(EventStream stream) {
        stream.onCompletion(() -> remove(stream));
        stream.onError(_ -> remove(stream));
        open.add(stream);
        connections.changed(open::size);
        var account = stream.member().account();
        if (count(other -> other.member().account().equals(account)) > limits.streamsPerAccount()) {
            // Most of them have lost their page, which shows only when they are written to.
            open.stream()
                    .filter(other -> other.member().account().equals(account))
                    .min(Comparator.comparing(EventStream::openedAt))
                    .ifPresent(oldest -> end(oldest, null));
        }
        if (!isAccepting) {
            end(stream, null);
        }
    }

    /** Ends a stream, and says the last event before. */
    void end(EventStream stream, @Nullable String lastEvent) {
        remove(stream);
        stream.end(lastEvent);
    }

    /** Forgets a stream that is over, or whose reader has gone. */
    void remove(EventStream stream) {
        open.remove(stream);
        connections.changed(open::size);
    }

    private long count(Predicate<EventStream> which) {
        return open.stream().filter(which).count();
    }

    @Override
    public void start() {
        isAccepting = true;
    }

    @Override
    public void stop() {
        isAccepting = false;
        all().forEach(stream -> end(stream, null));
    }

    @Override
    public boolean isRunning() {
        return isAccepting;
    }

    /**
     * Stops after {@link dev.perimeter.operations.Readiness}, whose drain has turned the load
     * balancer away by then, and before the web server, which would wait for the streams.
     */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}
