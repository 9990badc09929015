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
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit")
class AuditApi {

    private static final int ENTRIES_MAX = 400;

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
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            PageRequest page) {
        var filter = new Filter(recordType, recordId, accountId, from, to);
        return cursors.page(
                scope(me, filter),
                page,
                last -> trail.search(me, filter, last.time(TimePosition.AFTER_ALL), page.rows()),
                AuditApi::key);
    }

    /**
     * The same, longer by the rest of the act that would be cut in two. An act without end, such as
     * an import, is cut at {@value #ENTRIES_MAX}.
     */
    Page<Entry> wholeActs(Member me, Filter filter, PageRequest page) {
        var scope = scope(me, filter);
        var start = cursors.start(scope, page).time(TimePosition.AFTER_ALL);
        var found = trail.search(me, filter, start, ENTRIES_MAX + 1);
        var end = Math.min(page.limit(), found.size());
        while (end > 0
                && end < Math.min(found.size(), ENTRIES_MAX)
                && found.get(end).isOfActOf(found.get(end - 1))) {
            end++;
        }
        return cursors.page(scope, new PageRequest(Math.max(end, 1), page.after()), _ -> found, AuditApi::key);
    }

    private static String scope(Member me, Filter filter) {
        return "audit of %s, %s".formatted(me.company(), filter);
    }

    private static SortKey key(Entry entry) {
        return SortKey.of(entry.at(), entry.id());
    }
}
