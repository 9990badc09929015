package dev.perimeter.audit;

import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.Trail.Entry;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.web.PageRequest;
import dev.perimeter.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

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

    /** @param subject what the record is called, or was */
    record Line(
            Instant at,
            String action,
            String recordType,
            @Nullable String subject,
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
        var ids = found.items().stream().map(Entry::recordId).collect(Collectors.toSet());
        ids.add(accountId);
        var called = trail.called(me, ids);
        if (!called.containsKey(accountId) && found.items().isEmpty()) {
            throw Problem.notFound();
        }
        model.addAttribute("here", "team");
        model.addAttribute("account", accountId);
        model.addAttribute("name", called.get(accountId));
        model.addAttribute("page", found.map(entry -> line(entry, called.get(entry.recordId()))));
        return "history";
    }

    private static Line line(Entry entry, @Nullable String called) {
        var fields = entry.changes().entrySet().stream()
                .map(AuditPages::field)
                .filter(field -> field.from() != null || field.to() != null)
                .toList();
        return new Line(entry.at(), entry.action(), entry.recordType(), called == null ? named(entry) : called, fields);
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
