package dev.perimeter.audit;

import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.Trail.Entry;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.web.Page;
import dev.perimeter.web.PageRequest;
import dev.perimeter.web.Problem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
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

    private static final int VALUE_LENGTH_MAX = 120;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NEXT_WORD = Pattern.compile("([A-Z])");

    private final AuditApi api;
    private final Trail trail;

    AuditPages(AuditApi api, Trail trail) {
        this.api = api;
        this.trail = trail;
    }

    /** What the trail speaks of, and the pages on which one looks at it; null where there is none. */
    private static final Map<String, @Nullable String> PAGES = pages();

    /**
     * @param who the name; null for who has left
     * @param subject what the record is called, or was
     * @param page where one looks at the record; null where it is gone
     */
    record Line(
            Instant at,
            @Nullable String who,
            String action,
            String recordType,
            @Nullable String subject,
            @Nullable String page,
            List<Field> fields) {}

    /** @param label in English, for fields that no message has a word for */
    record Field(
            String name,
            String label,
            @Nullable String from,
            @Nullable String to) {}

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
        model.addAttribute("page", found.map(entry -> line(entry, called)));
        return "history";
    }

    /** Of everybody: of all records, of those of a type, or of one. */
    @GetMapping("/history")
    @OwnerOnly
    String all(
            Member me,
            @RequestParam(required = false) @Nullable String recordType,
            @RequestParam(required = false) @Nullable UUID recordId,
            PageRequest page,
            Model model) {
        var found = api.search(me, recordType, recordId, null, page);
        var called = called(me, found, recordId);
        model.addAttribute("here", "team");
        model.addAttribute("types", PAGES.keySet());
        model.addAttribute("type", recordType);
        model.addAttribute("record", recordId);
        model.addAttribute("name", recordId == null ? null : called.get(recordId));
        model.addAttribute("page", found.map(entry -> line(entry, called)));
        return "history-all";
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

    private static Map<String, @Nullable String> pages() {
        var pages = new LinkedHashMap<String, @Nullable String>();
        pages.put("customer", "/customers/");
        pages.put("order", "/orders/");
        pages.put("piece", "/pieces/");
        pages.put("printer", "/printers/");
        pages.put("spool", "/spools/");
        pages.put("member", "/team/");
        pages.put("invite", null);
        pages.put("company", null);
        pages.put("filament", "/catalog/filaments/");
        pages.put("printer_spec", "/catalog/printers/");
        return pages;
    }

    private static Line line(Entry entry, Map<UUID, String> called) {
        var fields = entry.changes().entrySet().stream()
                .map(AuditPages::field)
                .filter(field -> field.from() != null || field.to() != null)
                .toList();
        var subject = called.get(entry.recordId());
        var page = PAGES.get(entry.recordType());
        return new Line(
                entry.at(),
                called.get(entry.accountId()),
                entry.action(),
                entry.recordType(),
                subject == null ? named(entry) : subject,
                subject == null || page == null ? null : page + entry.recordId(),
                fields);
    }

    /** What a record was called that is gone. */
    private static @Nullable String named(Entry entry) {
        var name = entry.changes().get("name");
        return name == null ? null : shown(name.to() == null ? name.from() : name.to());
    }

    private static Field field(Map.Entry<String, Change> change) {
        var label = NEXT_WORD.matcher(change.getKey()).replaceAll(" $1").toLowerCase(Locale.ROOT);
        return new Field(
                change.getKey(),
                label,
                shown(change.getValue().from()),
                shown(change.getValue().to()));
    }

    /** Ids say nothing to people, and what is nested says too much. */
    private static @Nullable String shown(@Nullable Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.isEmpty()
                    ? null
                    : shown(String.join(", ", list.stream().map(String::valueOf).toList()));
        }
        if (value == null || value instanceof Map || value instanceof List) {
            return null;
        }
        var text = value.toString();
        if (ID.matcher(text).matches()) {
            return null;
        }
        return text.length() > VALUE_LENGTH_MAX ? text.substring(0, VALUE_LENGTH_MAX) + " …" : text;
    }
}
