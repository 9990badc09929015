package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Somebody who follows every link of every page, a few of each kind. */
final class Crawl {

    private static final Pattern LINK = Pattern.compile("(?:href|hx-get)=\"(/[^\"#]*)");
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern VALUE = Pattern.compile("=[^&]*");
    private static final int PAGES_MAX = 1_000;

    private final Http http;
    private final String token;
    private final String language;
    private final int ofEachKind;
    private final Map<String, Integer> kinds = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    Crawl(Http http, String token, String language, int ofEachKind) {
        this.http = http;
        this.token = token;
        this.language = language;
        this.ofEachKind = ofEachKind;
    }

    /** The pages, by address: every link leads somewhere. */
    Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        var found = new ArrayDeque<Map.Entry<String, String>>();
        found.add(Map.entry("/", "the start"));
        while (!found.isEmpty() && pages.size() < PAGES_MAX) {
            var next = found.remove();
            var path = next.getKey();
            var answer = http.send(
                    null,
                    "GET",
                    "/" + path,
                    null,
                    "Cookie",
                    "perimeter=" + token,
                    "Accept",
                    "text/html",
                    "Accept-Language",
                    language);
            assertThat(answer.status())
                    .as("%s, linked from %s", path, next.getValue())
                    .isEqualTo(200);
            if (answer.header("Content-Type").startsWith("text/html")) {
                pages.put(path, answer.text());
                LINK.matcher(answer.text())
                        .results()
                        .map(link -> HtmlUtils.htmlUnescape(link.group(1)))
                        .distinct()
                        .filter(link -> seen.add(link) && isNew(link))
                        .forEach(link -> found.add(Map.entry(link, path)));
            }
        }
        return pages;
    }

    private boolean isNew(String link) {
        var kind = VALUE.matcher(ID.matcher(link).replaceAll("{id}")).replaceAll("=");
        return !link.startsWith("/docs") && kinds.merge(kind, 1, Integer::sum) <= ofEachKind;
    }
}
