package dev.perimeter.events;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Token;
import dev.perimeter.web.ApiPath;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The streams for programs, which name records, and for pages, which name kinds of records. */
@RestController
class EventsApi {

    private static final URI HOME = URI.create("/");

    private final EventStreams streams;

    EventsApi(EventStreams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @AnyMember
    ResponseEntity<?> forPrograms(Member me, HttpServletRequest request) {
        return stream(me, request);
    }

    /** A browser that was led here by its address is led to a page. */
    @GetMapping("/events")
    @AnyMember
    ResponseEntity<?> forPages(Member me, HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE)
                ? stream(me, request)
                : ResponseEntity.status(HttpStatus.SEE_OTHER).location(HOME).build();
    }

    private ResponseEntity<?> stream(Member me, HttpServletRequest request) {
        var answer = ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM);
        return request.getMethod().equals("HEAD")
                ? answer.build()
                : answer.body(streams.of(me, Token.of(request), ApiPath.covers(request)));
    }
}
