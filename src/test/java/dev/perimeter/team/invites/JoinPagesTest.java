package dev.perimeter.team.invites;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import dev.perimeter.team.Team;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
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
            tab.open(link);
            assertThat(tab.path()).isEqualTo("/join");
            tab.isTidy().isAccessible().shoot("join-" + width);
            tab.press("Continue").shows("Sign in").follow("Create an account");
            tab.fill("E-mail address", "sam-" + UUID.randomUUID() + "@example.org");
            tab.fill("Password", "a long and quiet password").press("Create the account");
            tab.shows("Join the company").fill("Your name", "Sam");
            tab.isTidy().isAccessible().shoot("join-confirm-" + width);
            tab.press("Join").shows("Ada's Prints").shows("Nobody has given you a look at anything yet.");
            assertThat(tab.path()).isEqualTo("/");
        }
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
