package dev.perimeter.events;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.MemberReads;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells programs which records changed, each with its version, as their holder may view it now. */
@Component
class ProgramEvents {

    private static final Logger log = LoggerFactory.getLogger(ProgramEvents.class);

    private final MemberReads reads;
    private final RecordVersions versions;
    private final JsonMapper json;

    ProgramEvents(MemberReads reads, RecordVersions versions, JsonMapper json) {
        this.reads = reads;
        this.versions = versions;
        this.json = json;
    }

    /** None where the session acts for another company by now: the stream is about to end. */
    private List<RecordEvent> events(Member me, EventStream stream, List<RecordChange> changes) {
        return me.company().equals(stream.member().company()) ? versions.events(me, changes) : List.of();
    }

    /** Reads on a thread of its own, since it waits in the queue of the requests. */
    void tell(EventStream stream, List<RecordChange> changes) {
        Thread.ofVirtual().name("events").start(() -> {
            try {
                reads.list(stream.token(), me -> events(me, stream, changes))
                        .forEach(event -> stream.tell("change", json.writeValueAsString(event)));
            } catch (Problem e) {
                // Its session has ended, or nothing can be read now. A stream that lost an event
                // ends, and its program reads anew.
                stream.end(null);
            } catch (Exception e) {
                log.warn("A program was not told of changes: {}", e.getMessage());
                stream.end(null);
            }
        });
    }
}
