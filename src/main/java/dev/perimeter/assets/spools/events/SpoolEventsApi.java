package dev.perimeter.assets.spools.events;

import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;

import dev.perimeter.assets.spools.Spools;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.web.Etag;
import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.SortKey;
import dev.perimeter.web.lists.TimePosition;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/assets/spools")
public class SpoolEventsApi {

    private final Spools spools;
    private final SpoolEvents events;
    private final SpoolHistory history;
    private final Cursors cursors;

    SpoolEventsApi(Spools spools, SpoolEvents events, SpoolHistory history, Cursors cursors) {
        this.spools = spools;
        this.events = events;
        this.history = history;
        this.cursors = cursors;
    }

    @GetMapping("/{id}/events")
    @Allow(ASSETS_VIEW)
    public Page<SpoolEvent> list(Member me, @PathVariable UUID id, PageRequest page) {
        var scope = "events of %s, %s".formatted(me.company(), id);
        return cursors.page(
                scope,
                page,
                last -> history.of(me, id, last.time(TimePosition.AFTER_ALL), page.rows())
                        .orElseThrow(Problem::notFound),
                event -> SortKey.of(event.at(), event.id()));
    }

    /** The answer is the spool as it is after it. */
    @PostMapping("/{id}/events")
    @Allow(ASSETS_ACT)
    ResponseEntity<Object> add(Member me, @PathVariable UUID id, @RequestBody SpoolEventDraft draft) {
        draft.check();
        var held = spools.hold(me, id).orElseThrow(Problem::notFound);
        var spool = events.add(me, held, draft);
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(Etag.of(spool.version()))
                .body(me.shown(ASSETS_VIEW, spool));
    }
}
