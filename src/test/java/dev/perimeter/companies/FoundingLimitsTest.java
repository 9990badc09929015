package dev.perimeter.companies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.PerimeterTest;
import dev.perimeter.team.Foundings;
import dev.perimeter.team.Team;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How many companies one person founds (spec 17.3), and which one they are answered with. */
@PerimeterTest
class FoundingLimitsTest {

    @Autowired
    Http http;

    @Test
    void ofManyFoundedAtOnceEachIsAnsweredWithItsOwn() {
        var eve = Cast.visitor("Eve");
        var answers =
                AtOnce.run(8, number -> found(eve, "Layers " + number).is(201).json());
        for (var number = 0; number < 8; number++) {
            var profile = answers.get(number);
            assertThat(profile.path("company").path("name").asString()).isEqualTo("Layers " + number);
            assertThat(profile.path("membership").path("role").asString()).isEqualTo("owner");
            assertThat(active(profile))
                    .isEqualTo(profile.path("company").path("id").asString());
        }
        assertThat(answers.stream()
                        .map(profile -> profile.path("company").path("id").asString()))
                .doesNotHaveDuplicates();
        assertThat(answers.stream()
                        .map(profile -> profile.path("account").path("id").asString())
                        .distinct())
                .hasSize(1);
        assertThat(http.get(eve, "/auth/profile").json().path("companies")).hasSize(8);
    }

    @Test
    void anAccountOwnsTenCompaniesAlsoWhenTheyAreFoundedAtOnce() {
        var eve = Cast.visitor("Eve");
        var statuses = AtOnce.run(12, number -> found(eve, "Layers " + number).status());
        assertThat(statuses).filteredOn(status -> status == 201).hasSize(10);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(2);
        found(eve, "One more").refuses(409, "too-many-companies");
        found(Cast.visitor("Joan"), "One more").is(201);
    }

    @Test
    void aPersonFoundsTwentyADayHoweverManyTheyHandedOn() {
        var eve = Cast.visitor("Eve");
        found(eve, "Layers").is(201);
        found(eve, "Layers").refuses(409, "company-name-taken");
        Team.DB
                .sql(
                        "update gate.throttle set failures = failures + 18 where bucket = encode(sha256(cast(? as bytea)), 'hex')")
                .param("founding|" + eve.login())
                .update();
        found(eve, "Lines").is(201);
        var refused = found(eve, "Dots").refuses(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(86_000, 86_400);
    }

    private static String active(JsonNode profile) {
        return StreamSupport.stream(profile.path("companies").spliterator(), false)
                .filter(company -> company.path("active").asBoolean())
                .map(company -> company.path("id").asString())
                .reduce((one, other) -> "more than one")
                .orElse("none");
    }

    private Answer found(Actor me, String name) {
        return http.post(me, "/onboarding/owner", Foundings.named(name));
    }
}
