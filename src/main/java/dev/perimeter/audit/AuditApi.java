package dev.perimeter.audit;

import dev.perimeter.audit.Trail.Entry;
import dev.perimeter.audit.Trail.Filter;
import dev.perimeter.audit.Trail.Position;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
class AuditApi {

    private final Trail trail;
    private final Cursors cursors;

    AuditApi(Trail trail, Cursors cursors) {
        this.trail = trail;
        this.cursors = cursors;
    }

    @GetMapping
    @OwnerOnly
    Page<Entry> search(
            Member me,
            @RequestParam(required = false) @Nullable String recordType,
            @RequestParam(required = false) @Nullable UUID recordId,
            @RequestParam(required = false) @Nullable UUID accountId,
            PageRequest page) {
        var filter = new Filter(recordType, recordId, accountId);
        var scope = "audit of %s, %s".formatted(me.company(), filter);
        var rows = trail.search(me, filter, position(cursors.read(scope, page.after())), page.rows());
        return Page.of(rows, page, row -> cursors.write(scope, row.at(), row.id()));
    }

    private static Position position(List<String> cursor) {
        return cursor.isEmpty()
                ? Position.START
                : new Position(Instant.parse(cursor.get(0)), UUID.fromString(cursor.get(1)));
    }
}
