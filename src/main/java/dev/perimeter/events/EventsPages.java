package dev.perimeter.events;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Token;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream for pages, which names kinds of records. */
@Controller
class EventsPages {

    private static final URI HOME = URI.create("/");

    private final EventStreams streams;

    EventsPages(EventStreams streams) {
        this.streams = streams;
    }

    /**
     * A browser that was led here by its address is led to a page. When the stream has ended,
     * Spring goes by the type of the body: for {@code ResponseEntity<?>} it would render a page.
     */
    @GetMapping("/events")
    @AnyMember
    ResponseEntity<SseEmitter> listen(Member me, HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (!request.getMethod().equals("GET")
                || accepted == null
                || !accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE)) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER).location(HOME).build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .body(streams.of(me, Token.of(request), false));
    }
}
