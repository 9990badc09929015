package dev.perimeter.prove.http;

import dev.perimeter.prove.rivals.RivalClient.Answer;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.values.WireWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * The forms of A's pages, sent with ids of B in place of A's. Everything else in them is right, so
 * that only the wall can refuse them.
 */
final class ShownForms {

    private static final String ATTEMPT = "HTTP, another company's id in a form that was shown";
    private static final int REFUSED = 400;

    private static final Pattern LINK = Pattern.compile("(?:href|hx-get)=\"(/[^\"#]*)");
    private static final Pattern NUMBER = Pattern.compile("=\\d+");

    private final Comparison comparison;
    private final Rivals rivals;
    private final List<Route> routes;
    private final OwnRecords ownRecords;
    private final Set<ShownForm> forms = new HashSet<>();
    private final Set<String> kinds = new HashSet<>();

    ShownForms(Comparison comparison, Rivals rivals, List<Route> routes) {
        this.comparison = comparison;
        this.rivals = rivals;
        this.routes = routes;
        this.ownRecords = new OwnRecords(comparison.routeRequests(), rivals.a(), routes);
    }

    void run() {
        var pages = new ArrayList<String>();
        for (var route : routes) {
            if (route.isPage() && route.isRead() && !route.isPublic()) {
                for (var mine : route.hasId() ? ownRecords.of(route) : List.of("")) {
                    pages.add(look(route.path(mine)));
                }
            }
        }
        // The parameters of a page are found in the links of other pages.
        for (var page : pages) {
            LINK.matcher(page)
                    .results()
                    .map(link -> HtmlUtils.htmlUnescape(link.group(1)))
                    .filter(link -> link.contains("?") && kinds.add(kind(link)))
                    .forEach(this::look);
        }
        forms.forEach(this::send);
    }

    private String look(String path) {
        var page = comparison.routeRequests().browse(rivals.a().token("owner"), path);
        if (RouteRequests.isWell(page)) {
            forms.addAll(ShownForm.all(page.body()));
        }
        return page.body();
    }

    private static String kind(String link) {
        return NUMBER.matcher(WireWords.UUID_FORM.matcher(link).replaceAll("{id}"))
                .replaceAll("=1");
    }

    private void send(ShownForm form) {
        for (var name : rivals.a().names()) {
            var mine = rivals.a().id(name);
            var theirs = rivals.b().id(name);
            var route = new Route("POST", form.action().replace(mine, "{" + name + "}"), Optional.empty());
            if (rivals.b().secretIds().contains(theirs)) {
                if ((form.action() + form.fields()).contains(mine)) {
                    var nobodys = sent(route, form, mine, UUID.randomUUID().toString());
                    comparison.compare(ATTEMPT, route, theirs, nobodys, () -> sent(route, form, mine, theirs));
                }
            } else if (form.action().contains(mine)) {
                // Everybody sees entries of the catalog; only their contributor changes them (spec
                // 9.4).
                var answer = sent(route, form, mine, theirs);
                comparison.check(ATTEMPT, route, answer, "");
                if (answer.status() < REFUSED && !IdChoice.isOfAnyEntry(form.action())) {
                    comparison.leakDetector().hole(ATTEMPT, route.toString(), "was answered with " + answer.status());
                }
            }
        }
    }

    private Answer sent(Route route, ShownForm form, String mine, String other) {
        return comparison.ask(route, form.action().replace(mine, other), form.body(text -> text.replace(mine, other)));
    }
}
