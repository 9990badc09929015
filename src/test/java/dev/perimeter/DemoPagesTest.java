package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.layout.Tab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** The pages as two companies have them after a month of work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoPagesTest {

    private static final String JONAS = "jonas@hafenwerk.example";
    private static final String DANA = "dana@cedarlayer.example";
    private static final boolean LONG = Boolean.getBoolean("perimeter.test.long");
    private static final int WIDE = 1440;
    private static final int NARROW = 390;
    private static final int HEIGHT = 900;

    @TempDir
    static Path data;

    private DemoMonth demo;

    @BeforeAll
    void make() throws IOException {
        demo = DemoMonth.made(data);
    }

    @AfterAll
    void stop() {
        demo.close();
    }

    /** Spec 1.2: what one company's pages say is never a word of the other's. */
    @ParameterizedTest
    @CsvSource({JONAS + "," + DANA + ",de", DANA + "," + JONAS + ",en"})
    void everyLinkLeadsToAPageOfTheOwnCompany(String owner, String other, String language) {
        var pages = new Crawl(demo.http(), demo.signedIn(owner), language, LONG ? 4 : 3).pages();
        assertThat(pages).hasSizeGreaterThan(100);
        var foreign = words(other);
        foreign.removeAll(words(owner));
        assertThat(foreign).hasSizeGreaterThan(40);
        pages.forEach((path, page) -> {
            var text = HtmlUtils.htmlUnescape(page);
            assertThat(foreign).as(path).noneMatch(text::contains);
            assertThat(text).as(path).doesNotContain("??").doesNotContain("th:");
        });
    }

    /** Whoever may do less follows links, too. */
    @Test
    void nobodyIsShownALinkThatTheyMayNotFollow() {
        for (var person : demo.signIns()) {
            if (person.flags() != null) {
                assertThat(new Crawl(demo.http(), demo.signedIn(person.email()), "en", LONG ? 4 : 1).pages())
                        .as(person.email())
                        .isNotEmpty();
            }
        }
    }

    /**
     * Each page is opened once in each colour scheme and checked at both widths. The screenshots are
     * for people.
     */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyPageLooksRight(String scheme) {
        try (var tab = Tab.of(demo.port(), WIDE, scheme).as(demo.signedIn(JONAS))) {
            gallery().forEach((name, path) -> {
                tab.open(path).isTidy().isAccessible().shoot("demo/" + name + "-" + WIDE + "-" + scheme);
                tab.page.setViewportSize(NARROW, HEIGHT);
                tab.isTidy().shoot("demo/" + name + "-" + NARROW + "-" + scheme);
                tab.page.setViewportSize(WIDE, HEIGHT);
            });
        }
    }

    private Map<String, String> gallery() {
        var jonas = demo.signedIn(JONAS);
        var pages = new LinkedHashMap<String, String>();
        List.of(
                        "/",
                        "/customers",
                        "/customers/new",
                        "/orders",
                        "/orders/new",
                        "/pieces",
                        "/pieces/board",
                        "/printers",
                        "/printers/new",
                        "/spools",
                        "/spools/new",
                        "/catalog/filaments",
                        "/catalog/filaments/new",
                        "/catalog/printers",
                        "/catalog/printers/new",
                        "/team",
                        "/team/invites",
                        "/account",
                        "/account/password",
                        "/company")
                .forEach(path -> pages.put(
                        path.equals("/") ? "overview" : path.substring(1).replace('/', '-'), path));
        one(pages, jonas, "customer", "/customers", "/customers", "", "/edit");
        one(pages, jonas, "order", "/orders?status=in_production", "/orders", "", "/edit");
        one(pages, jonas, "piece", "/pieces?status=printing", "/pieces", "");
        one(pages, jonas, "piece-failed", "/pieces?status=failed", "/pieces", "");
        one(pages, jonas, "printer", "/assets/printers", "/printers", "", "/edit");
        one(pages, jonas, "spool", "/assets/spools?status=in_use", "/spools", "", "/edit");
        one(pages, jonas, "filament", "/catalog/filaments", "/catalog/filaments", "");
        one(pages, jonas, "printer-model", "/catalog/printers", "/catalog/printers", "");
        var staff = demo.all(jonas, "/members").stream()
                .filter(member -> member.path("role").asString().equals("staff"))
                .findFirst()
                .orElseThrow();
        pages.put("member", "/team/" + staff.path("accountId").asString());
        return pages;
    }

    /** Of one record: the pages that begin with its address. */
    private void one(Map<String, String> pages, String token, String name, String list, String path, String... ends) {
        var id = demo.show(token, list).path("items").path(0).path("id").asString();
        for (var end : ends) {
            pages.put(name + end.replace('/', '-'), path + "/" + id + end);
        }
    }

    private Set<String> words(String owner) {
        var token = demo.signedIn(owner);
        var words = new TreeSet<String>();
        var lists = new ArrayList<>(List.of("/customers", "/assets/printers"));
        lists.forEach(list -> demo.all(token, list).forEach(one -> {
            words.add(one.path("name").asString());
            words.add(one.path("id").asString());
        }));
        demo.all(token, "/members")
                .forEach(one -> words.add(
                        one.path("email").asString(one.path("displayName").asString())));
        demo.all(token, "/orders").forEach(one -> words.add(one.path("id").asString()));
        words.add(demo.show(token, "/auth/profile").path("company").path("name").asString());
        words.remove("");
        return words;
    }
}
