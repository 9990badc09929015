package dev.perimeter.prove.http;

import dev.perimeter.prove.rivals.Rivals;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The owner of A puts ids of B into the forms of pages. Forms have the fields of the contract's
 * bodies, so that each page gets each body with ids: it refuses those that are not its own.
 */
final class ForeignForms {

    private static final String ATTEMPT = "HTTP, another company's id in a form";
    private static final String SHOWN_TO_OTHERS = "HTTP, a form that was shown to another";
    private static final int UNKNOWN = 400;

    private final Comparison comparison;
    private final Rivals rivals;
    private final List<Route> routes;
    private final Contract contract = Contract.read();
    private final OwnRecords ownRecords;

    ForeignForms(Comparison comparison, Rivals rivals, List<Route> routes) {
        this.comparison = comparison;
        this.rivals = rivals;
        this.routes = routes;
        this.ownRecords = new OwnRecords(comparison.routeRequests(), rivals.a(), routes);
    }

    void run(int variants) {
        for (var page : routes) {
            if (page.isPage() && page.takesBody() && page.isForMembers()) {
                shownToOthers(page);
                routes.stream()
                        .filter(Route::isApi)
                        .filter(Route::takesBody)
                        .forEach(body -> fill(page, body, variants));
            }
        }
    }

    /**
     * A form for another audience is refused, in the same way whether that audience exists or not.
     */
    private void shownToOthers(Route page) {
        var a = rivals.a();
        var b = rivals.b();
        var path = page.path(a.id("customer"));
        var nobodys = comparison.form(page, path, UUID.randomUUID() + "." + UUID.randomUUID(), "");
        for (var shownTo : List.of(
                b.shownTo(), b.id("company") + "." + a.id("account"), a.id("company") + "." + b.id("account"))) {
            var answer = comparison.form(page, path, shownTo, "");
            comparison.check(SHOWN_TO_OTHERS, page, answer, shownTo);
            if (answer.status() < UNKNOWN
                    || !RouteRequests.comparable(answer).equals(RouteRequests.comparable(nobodys))) {
                comparison
                        .leakDetector()
                        .hole(SHOWN_TO_OTHERS, page.toString(), "was answered with " + answer.status());
            }
        }
    }

    /** A form with unknown fields is refused, whatever they contain. */
    private void fill(Route page, Route body, int variants) {
        var isKnown = true;
        for (var variant = 0; isKnown && variant < variants; variant++) {
            var chosen = variant;
            var theirs = form(body, name -> IdChoice.one(rivals.b(), name, chosen), variant);
            var nobodys = form(body, _ -> UUID.randomUUID().toString(), variant);
            // Without a choice of words and with one kind of id, all variants are alike.
            var isNew = variant == 0 || !theirs.equals(form(body, name -> IdChoice.one(rivals.b(), name, 0), 0));
            if (isNew && rivals.b().secretIds().stream().anyMatch(theirs.orElse("")::contains)) {
                for (var mine : page.hasId() ? ownRecords.of(page) : List.of("")) {
                    var status =
                            comparison.compare(ATTEMPT, page, page.path(mine), nobodys.orElse(""), theirs.orElse(""));
                    isKnown = status != UNKNOWN || variant > 0;
                }
            }
        }
    }

    private Optional<String> form(Route body, Function<String, String> ids, int variant) {
        return contract.body(body, ids, variant).map(filled -> {
            var fields = new ArrayList<String>();
            flatten("", filled, fields);
            return String.join("&", fields);
        });
    }

    /** {@code lines[0].quantity}; a list of single values is one field several times. */
    private static void flatten(String name, Object value, List<String> fields) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, part) -> flatten(name.isEmpty() ? key + "" : name + "." + key, part, fields));
            case List<?> list -> {
                for (var i = 0; i < list.size(); i++) {
                    flatten(list.get(i) instanceof Map ? name + "[" + i + "]" : name, list.get(i), fields);
                }
            }
            default -> fields.add(encoded(name) + "=" + encoded(String.valueOf(value)));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
