package dev.perimeter.audit;

import dev.perimeter.audit.Trail.Entry;
import dev.perimeter.audit.Trail.Filter;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.web.lists.NextPageLink;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a colleague did, or everybody, in words. */
@Controller
class AuditPages {

    private final AuditApi api;
    private final TrailNames names;

    AuditPages(AuditApi api, TrailNames names) {
        this.api = api;
        this.names = names;
    }

    @ModelAttribute("here")
    String here() {
        return "team";
    }

    @GetMapping("/team/{accountId}/history")
    @OwnerOnly
    String history(Member me, @PathVariable UUID accountId, PageRequest page, Model model) {
        var found = api.wholeActs(me, new Filter(null, null, accountId, null, null), page);
        var called = called(me, found, accountId);
        if (!called.containsKey(accountId) && found.items().isEmpty()) {
            throw Problem.notFound();
        }
        model.addAttribute("account", accountId);
        model.addAttribute("name", called.get(accountId));
        model.addAttribute("page", found);
        model.addAttribute("acts", TrailAct.of(found.items(), called));
        return "audit/history";
    }

    /** Of everybody or one, of all records, of those of a type, or of one, on all days or some. */
    @GetMapping("/history")
    @OwnerOnly
    String all(
            Member me,
            @RequestParam(required = false) @Nullable String recordType,
            @RequestParam(required = false) @Nullable UUID recordId,
            @RequestParam(required = false) @Nullable UUID accountId,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            PageRequest page,
            HttpServletRequest request,
            Model model) {
        var type = recordType == null || recordType.isEmpty() ? null : recordType;
        var filter = new Filter(type, recordId, accountId, from, to);
        var found = api.wholeActs(me, filter, page);
        var called = called(me, found, recordId);
        model.addAttribute("types", RecordType.values());
        model.addAttribute("people", names.people(me));
        model.addAttribute("filter", filter);
        model.addAttribute("next", NextPageLink.of(request, found));
        model.addAttribute("record", recordId);
        model.addAttribute("name", recordId == null ? null : called.get(recordId));
        model.addAttribute("acts", TrailAct.of(found.items(), called));
        return "audit/history-all";
    }

    private Map<UUID, String> called(Member me, Page<Entry> found, @Nullable UUID other) {
        var ids = new HashSet<>(TrailAct.ids(found.items()));
        if (other != null) {
            ids.add(other);
        }
        return names.called(me, ids);
    }
}
