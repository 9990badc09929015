package dev.perimeter.audit;

import dev.perimeter.audit.Trail.Entry;
import dev.perimeter.audit.Trail.Filter;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.SortKey;
import dev.perimeter.web.lists.TimePosition;
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
        return cursors.page(
                scope,
                page,
                last -> trail.search(me, filter, last.time(TimePosition.AFTER_ALL), page.rows()),
                entry -> SortKey.of(entry.at(), entry.id()));
    }
}
