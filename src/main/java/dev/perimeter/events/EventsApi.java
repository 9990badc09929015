package dev.perimeter.events;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Token;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The stream for programs, which names records. */
@RestController
@RequestMapping("/api/v1/events")
class EventsApi {

    private final EventStreams streams;

    EventsApi(EventStreams streams) {
        this.streams = streams;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @AnyMember
    ResponseEntity<?> listen(Member me, HttpServletRequest request) {
        var answer = ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM);
        return request.getMethod().equals("HEAD")
                ? answer.build()
                : answer.body(streams.of(me, Token.of(request), true));
    }
}
