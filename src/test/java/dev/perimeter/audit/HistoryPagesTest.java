package dev.perimeter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import dev.perimeter.layout.Tab;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PerimeterTest
class HistoryPagesTest {

    @Autowired
    Http http;

    @LocalServerPort
    int port;

    /** Spec 1.2. */
    @Test
    @Tag("stranger")
    void anotherCompanysTrailIsEmpty() {
        var grace = new Farm(http, Cast.ada()).customer("Grace Murray");
        var answer =
                http.browse(Cast.rita(), "GET", "/history?recordId=" + grace).is(200);
        assertThat(answer.text()).contains("Nothing yet.").doesNotContain("Grace");
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void theOwnerReadsWhoChangedWhat(int width) {
        var ada = Cast.ada();
        var grace = new Farm(http, ada).customer("Grace");
        new Farm(http, ada).printer("Gutenberg");
        http.patch(ada, "/customers/" + grace, "{\"name\": \"Grace Hopper\"}").is(200);
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/team").follow("What happened").shows("Gutenberg").shows("Grace Hopper");
            tab.isTidy().isAccessible().shoot("history-" + width);
            tab.page.selectOption("select[name=recordType]", "printer");
            tab.page.waitForCondition(() -> tab.page.locator("#list li.event").count() == 1);
            assertThat(tab.page.innerText("#list")).contains("Gutenberg", "Ada").doesNotContain("Grace");
            tab.open("/customers/" + grace).follow("Who changed what").shows("What happened to Grace Hopper");
            assertThat(tab.page.locator("#list li.event").count()).isEqualTo(2);
            tab.isTidy().isAccessible();
        }
    }

    /** Spec 10.1: who is gone has no name in the company any more, but in its trail. */
    @Test
    void whoWasRemovedIsNamedAndWhoRemovedThem() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada);
        http.post(ada, "/invites", "{\"note\": \"For the night shift\"}").is(201);
        http.delete(ada, "/members/" + sam.account()).is(204);
        var text = http.browse(ada, "GET", "/history").is(200).text();
        var lines = text.replaceAll("<[^>]+>", "").replaceAll("\\s+", " ");
        assertThat(lines)
                .containsPattern("Member: removed Sam[^,]*, by Ada")
                .containsPattern("Invite: added For the night shift, by Ada");
    }

    /** One request is one act: five pieces that moved together are told once, and each behind it. */
    @Test
    void whatWasDoneAtOnceIsOneEntry() {
        var ada = Cast.ada();
        var farm = new Farm(http, ada);
        var pieces = farm.pieces(farm.confirmed(5));
        farm.moveAll(pieces, "queued", "").is(200);
        var text = http.browse(ada, "GET", "/history?recordType=piece").is(200).text();
        assertThat(text.split("<li class=\"event\">")).hasSize(2);
        assertThat(text).contains("5 pieces: Queued").doesNotContain("post_processing", "skipped");
        var german = http.browsing(ada, "GET", "/history?recordType=piece", new String[] {"Accept-Language", "de"});
        assertThat(german.is(200).text()).contains("5 Teile: In der Schlange");
        for (var piece : pieces) {
            assertThat(text).contains("href=\"/pieces/" + piece + "\"");
        }
    }

    /** An act is not cut in two by the end of a page. */
    @Test
    void anActIsWholeOnOnePage() {
        var ada = Cast.ada();
        var farm = new Farm(http, ada);
        var pieces = farm.pieces(farm.confirmed(5));
        farm.moveAll(pieces, "queued", "").is(200);
        var first = http.browse(ada, "GET", "/history?limit=2").is(200).text();
        assertThat(first).contains("5 pieces: Queued").contains("after=");
        var next = Pattern.compile("href=\"(/history[^\"]*after=[^\"]*)\"").matcher(first);
        assertThat(next.find()).isTrue();
        var second = http.browse(ada, "GET", next.group(1).replace("&amp;", "&"))
                .is(200)
                .text();
        assertThat(second).contains("Order: Confirmed").doesNotContain("Queued");
    }

    @Test
    void theTrailIsAskedByPersonAndByDay() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, Permission.CUSTOMERS_ACT, Permission.CUSTOMERS_VIEW);
        new Farm(http, ada).customer("Hopper");
        new Farm(http, sam).customer("Lovelace");
        var zone =
                ZoneId.of(new Farm(http, ada).show("/company").get("timezone").asString());
        var today = LocalDate.now(zone);
        assertThat(events(ada, "accountId=" + sam.account()))
                .contains("Lovelace")
                .doesNotContain("Hopper");
        assertThat(events(ada, "recordType=customer&from=" + today.minusDays(1) + "&to=" + today.plusDays(1)))
                .contains("Lovelace", "Hopper");
        assertThat(events(ada, "to=" + today.minusDays(2))).contains("Nothing yet.");
        assertThat(events(ada, "from=" + today.plusDays(2))).contains("Nothing yet.");
        assertThat(http.browse(ada, "GET", "/history?from=tomorrow").status()).isEqualTo(400);
    }

    private String events(Cast.Actor owner, String query) {
        var text = http.browse(owner, "GET", "/history?" + query).is(200).text();
        return text.substring(text.indexOf("id=\"list\""));
    }

    /** Spec 10.1: nobody else reads it, nor is shown the way. */
    @Test
    void whoIsNotTheOwnerSeesNoTrail() {
        var staff = Cast.staffOf(Cast.ada(), Permission.values());
        assertThat(http.browse(staff, "GET", "/history").status()).isEqualTo(403);
        assertThat(http.browse(staff, "GET", "/team").is(200).text()).doesNotContain("/history");
    }
}
