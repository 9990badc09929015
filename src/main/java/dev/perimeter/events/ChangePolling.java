package dev.perimeter.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.perimeter.gate.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Asks the database, for all open streams together, whose session still lives and what changed, and
 * tells the streams. A stream whose session, membership or company is gone ends (spec 2.4).
 */
@Component
class ChangePolling {

    private static final Logger log = LoggerFactory.getLogger(ChangePolling.class);

    private static final int TOKENS_OF_STATEMENT = 500;
    private static final long BEAT_NANOS = Duration.ofSeconds(15).toNanos();

    /**
     * An entry of the trail bears the time at which its transaction began. Nearly all transactions
     * end within {@link #SHORT}; none takes longer than {@link #LONG}, which is looked through at
     * times.
     */
    private static final Duration SHORT = Duration.ofSeconds(6);

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int SHORT_FOR_ONE_LONG = 12;

    private final EventStreams streams;
    private final LiveSessions sessions;
    private final ProgramEvents programs;
    private final RecentChanges recent = new RecentChanges();
    private int polls;
    private boolean isAway;

    ChangePolling(EventStreams streams, LiveSessions sessions, ProgramEvents programs) {
        this.streams = streams;
        this.sessions = sessions;
        this.programs = programs;
    }

    @Scheduled(fixedDelay = 700)
    void poll() {
        try {
            var audiences = checked(streams.all()).stream().collect(groupingBy(stream -> Audience.of(stream.member())));
            recent.keep(audiences.keySet());
            tell(audiences);
            isAway = false;
        } catch (RuntimeException e) {
            // Nobody is told anything meanwhile; requests fail in the same way, and say so.
            if (!isAway) {
                log.warn("Open pages are not told of changes: {}", e.getMessage());
            }
            isAway = true;
        }
    }

    /** The streams that go on. The others have ended when this returns. */
    private List<EventStream> checked(List<EventStream> open) {
        var lasting = new ArrayList<EventStream>();
        for (var from = 0; from < open.size(); from += TOKENS_OF_STATEMENT) {
            var some = open.subList(from, Math.min(open.size(), from + TOKENS_OF_STATEMENT));
            var members = sessions.members(
                    some.stream().map(EventStream::token).distinct().toList());
            for (var stream : some) {
                var before = stream.member();
                var now = members.get(stream.token());
                if (now == null || !now.company().equals(before.company())) {
                    streams.end(stream, "over");
                    continue;
                }
                stream.nowOf(now);
                if (!now.equals(before) && !stream.isProgram()) {
                    stream.tell("rights", "{}");
                }
                if (stream.silentNanos() > BEAT_NANOS) {
                    stream.tell(SseEmitter.event().comment("still here"));
                }
                lasting.add(stream);
            }
        }
        return lasting;
    }

    private void tell(Map<Audience, List<EventStream>> audiences) {
        var changes = changes(audiences);
        audiences.forEach((audience, listening) -> {
            var added = recent.add(audience, changes.getOrDefault(audience, List.of()));
            for (var stream : listening) {
                var told = stream.wasNew() ? recent.beforeStream(audience) : added;
                if (told.isEmpty()) {
                    continue;
                }
                if (stream.isProgram()) {
                    programs.tell(stream, told);
                } else {
                    stream.tell("changed", kinds(told));
                }
            }
        });
    }

    private Map<Audience, List<RecordChange>> changes(Map<Audience, List<EventStream>> audiences) {
        var lately = polls++ % SHORT_FOR_ONE_LONG == 0 ? LONG : SHORT;
        var speakers = new HashMap<Token, Audience>();
        audiences.forEach(
                (audience, listening) -> speakers.put(listening.getFirst().token(), audience));
        var changes = new HashMap<Audience, List<RecordChange>>();
        if (!speakers.isEmpty()) {
            sessions.changes(List.copyOf(speakers.keySet()), lately)
                    .forEach((token, read) -> changes.put(speakers.get(token), read));
        }
        return changes;
    }

    /** The kinds of records, as JSON. They are words of the database's own. */
    private static String kinds(List<RecordChange> changes) {
        return changes.stream().map(RecordChange::recordType).distinct().collect(joining("\", \"", "[\"", "\"]"));
    }
}
