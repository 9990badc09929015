package dev.perimeter.events;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Token;
import dev.perimeter.web.ApiPath;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The streams for programs, which name records, and for pages, which name kinds of records. */
@RestController
class EventsApi {

    private final EventStreams streams;

    EventsApi(EventStreams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @AnyMember
    ResponseEntity<?> forPrograms(Member me, HttpServletRequest request) {
        return stream(me, request);
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @AnyMember
    ResponseEntity<?> forPages(Member me, HttpServletRequest request) {
        return stream(me, request);
    }

    private ResponseEntity<?> stream(Member me, HttpServletRequest request) {
        var answer = ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM);
        return request.getMethod().equals("HEAD")
                ? answer.build()
                : answer.body(streams.of(me, Token.of(request), ApiPath.covers(request)));
    }
}
