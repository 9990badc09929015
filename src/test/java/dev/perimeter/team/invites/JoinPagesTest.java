package dev.perimeter.team.invites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import dev.perimeter.layout.Tab;
import dev.perimeter.team.Team;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Joining in a real browser, by the link or by hand. */
@PerimeterTest
class JoinPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    Team team;

    @BeforeEach
    void team() {
        team = new Team(http);
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void whoIsNewJoinsByTheLink(int width) {
        var link = team.invite(Cast.ada()).path("link").asString();
        try (var tab = Tab.of(port, width)) {
            tab.open(link).shows("You were invited to Ada's Prints");
            assertThat(tab.path()).isEqualTo("/join/invited");
            tab.isTidy().isAccessible().shoot("join-" + width);
            tab.follow("Create an account");
            tab.fill("E-mail address", "sam-" + UUID.randomUUID() + "@example.org");
            tab.fill("Password", "a long and quiet password").press("Create the account");
            tab.shows("You were invited to Ada's Prints").fill("Your name", "Sam");
            assertThat(tab.page.isVisible("#inviteCode")).isFalse();
            tab.isTidy().isAccessible().shoot("join-confirm-" + width);
            tab.press("Join").shows("Ada's Prints").shows("Nobody has given you a look at anything yet.");
            assertThat(tab.path()).isEqualTo("/");
        }
    }

    /** Spec 1.2, 8.6: only the code of a live invite names a company; all others go on alike. */
    @Test
    @Tag("stranger")
    void aCodeThatOpensNothingNamesNobody() {
        var ada = Cast.ada();
        var used = team.code(ada);
        team.join(Cast.person("Joan"), used);
        var revoked = team.invite(ada);
        http.delete(ada, "/invites/" + revoked.path("id").asString()).is(204);
        for (var code : List.of(used, revoked.path("code").asString(), "7KQMX-4TRWN")) {
            var answer = browseWith(code);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).endsWith("/join/confirm");
            assertThat(answer.text()).doesNotContain("Ada");
        }
        assertThat(browseWith(team.code(ada)).is(200).text())
                .contains("You were invited to Ada&#39;s Prints", "By Ada");
    }

    /** The maker may not invite any more: so nobody is invited (spec 8.7). */
    @Test
    void aCodeOfWhoMayNotInviteNamesNobody() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, Permission.INVITES_SEND);
        var code = team.code(sam);
        browseWith(code).is(200);
        http.patch(ada, "/members/" + sam.account(), "{\"permissions\": {\"invitesSend\": false}}")
                .is(200);
        assertThat(browseWith(code).status()).isEqualTo(302);
    }

    private Http.Answer browseWith(String code) {
        return http.browsing(null, "GET", "/join/invited", new String[] {"Cookie", "perimeter-code=" + code});
    }

    @Test
    void codesAreReadKindlyAndUsedUpOnce() {
        var code = team.code(Cast.ada());
        try (var tab = Tab.of(port, 1440).as(Cast.person("Joan"))) {
            tab.open("/start")
                    .follow("Join with a code")
                    .fill("Code", "nonsense")
                    .press("Continue");
            tab.shows("There is no such code");
            assertThat(tab.page.inputValue("#inviteCode")).isEqualTo("nonsense");
            tab.fill("Code", " " + code.toLowerCase().replace("-", " ")).press("Continue");
            assertThat(tab.page.inputValue("#inviteCode")).isEqualTo(code);
            tab.press("Join").shows("Ada's Prints");
        }
        try (var tab = Tab.of(port, 1440).as(Cast.person("Eve"))) {
            tab.open("/join").fill("Code", code).press("Continue").press("Join").shows("used already");
        }
    }
}
