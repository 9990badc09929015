package dev.perimeter.web;

import dev.perimeter.web.Drafts.Order;
import dev.perimeter.web.Drafts.Secret;
import dev.perimeter.web.Drafts.Span;
import dev.perimeter.web.Drafts.State;
import dev.perimeter.web.json.Patch;
import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.lists.SortKey;
import dev.perimeter.web.problems.Problem;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A few handlers of each shape that the product has. */
@TestComponent
@RestController
@RequestMapping("/api/v1/orders")
public class Shop {

    public static final UUID KNOWN = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final List<String> ROWS =
            IntStream.range(0, 120).mapToObj("%03d"::formatted).toList();

    private final Cursors cursors = new Cursors("a key of at least thirty-two bytes".getBytes());

    @GetMapping
    Page<String> list(
            PageRequest page,
            Search search,
            @RequestParam(required = false) @Nullable State status,
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable LocalDate since,
            @RequestParam(required = false) @Nullable List<String> tag) {
        var scope = "company A orders " + search.key() + " " + status;
        return cursors.page(scope, page, last -> behind(last.text(0), page.rows()), SortKey::of);
    }

    private static List<String> behind(String last, int limit) {
        return ROWS.stream().filter(row -> row.compareTo(last) > 0).limit(limit).toList();
    }

    @GetMapping("/found")
    Map<String, String> found(Search search, @RequestParam int needed) {
        return Map.of("key", search.key());
    }

    @GetMapping("/{id}")
    ResponseEntity<Map<String, Object>> show(@PathVariable UUID id) {
        if (!id.equals(KNOWN)) {
            throw Problem.notFound();
        }
        return Etag.ok(3, Map.of("id", id, "state", State.IN_PRODUCTION, "size", State.MANY));
    }

    @PostMapping
    ResponseEntity<Order> add(@RequestBody Order draft) {
        return Etag.created("/api/v1/orders/" + KNOWN, 0, draft);
    }

    @PatchMapping("/{id}")
    Order change(@PathVariable UUID id, IfMatch ifMatch, @RequestBody Patch<Order> patch) {
        ifMatch.check(3);
        return patch.onto(current());
    }

    @DeleteMapping("/{id}")
    void remove(@PathVariable UUID id, IfMatch ifMatch) {
        ifMatch.check(3);
    }

    @PostMapping("/secret")
    Map<String, Object> secret(@RequestBody Secret secret) {
        return Map.of("length", secret.fresh().length(), "last", (int)
                secret.fresh().charAt(secret.fresh().length() - 1));
    }

    @PostMapping("/span")
    Span span(@RequestBody Span span) {
        return span;
    }

    @PatchMapping("/span")
    Span changeSpan(@RequestBody Patch<Span> patch) {
        return patch.onto(new Span(3, 5));
    }

    @PostMapping("/optional")
    Map<String, Object> optional(@RequestBody(required = false) @Nullable Span span) {
        var answer = new HashMap<String, Object>();
        answer.put("span", span);
        return answer;
    }

    @PostMapping("/failure/{state}")
    void fail(@PathVariable String state) throws Exception {
        throw state.equals("none")
                ? new IllegalStateException("secret of ours")
                : new SQLException("secret of ours", state);
    }

    static Order current() {
        return new Order(
                "Bracket", "two", null, "EUR", State.READY, null, null, 7L, true, null, null, null, null, null);
    }
}
