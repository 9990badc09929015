package dev.perimeter.audit;

import dev.perimeter.audit.Trail.Entry;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.web.lists.NextPageLink;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a colleague did, in words. */
@Controller
class AuditPages {

    private final AuditApi api;
    private final Trail trail;

    AuditPages(AuditApi api, Trail trail) {
        this.api = api;
        this.trail = trail;
    }

    @GetMapping("/team/{accountId}/history")
    @OwnerOnly
    String history(Member me, @PathVariable UUID accountId, PageRequest page, Model model) {
        var found = api.search(me, null, null, accountId, page);
        var called = called(me, found, accountId);
        if (!called.containsKey(accountId) && found.items().isEmpty()) {
            throw Problem.notFound();
        }
        model.addAttribute("here", "team");
        model.addAttribute("account", accountId);
        model.addAttribute("name", called.get(accountId));
        model.addAttribute("page", found.map(entry -> TrailLine.of(entry, called)));
        return "audit/history";
    }

    /** Of everybody: of all records, of those of a type, or of one. */
    @GetMapping("/history")
    @OwnerOnly
    String all(
            Member me,
            @RequestParam(required = false) @Nullable String recordType,
            @RequestParam(required = false) @Nullable UUID recordId,
            PageRequest page,
            HttpServletRequest request,
            Model model) {
        var type = recordType == null || recordType.isEmpty() ? null : recordType;
        var found = api.search(me, type, recordId, null, page);
        var called = called(me, found, recordId);
        model.addAttribute("here", "team");
        model.addAttribute("types", RecordType.values());
        model.addAttribute("type", type);
        model.addAttribute("next", NextPageLink.of(request, found));
        model.addAttribute("record", recordId);
        model.addAttribute("name", recordId == null ? null : called.get(recordId));
        model.addAttribute("page", found.map(entry -> TrailLine.of(entry, called)));
        return "audit/history-all";
    }

    private Map<UUID, String> called(Member me, Page<Entry> found, @Nullable UUID other) {
        var ids = found.items().stream()
                .flatMap(entry -> Stream.of(entry.recordId(), entry.accountId()))
                .collect(Collectors.toSet());
        if (other != null) {
            ids.add(other);
        }
        return trail.called(me, ids);
    }
}
