package dev.perimeter.companies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import dev.perimeter.team.Foundings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PerimeterTest
class CompanyApiTest {

    @Autowired
    Http http;

    @Test
    @Tag("stranger")
    void everybodySeesAndChangesTheirOwnCompanyAlone() {
        var ada = Cast.ada();
        var rita = Cast.rita();
        http.patch(ada, "/company", "{\"city\": \"Turin\"}").is(200);
        var theirs = http.get(rita, "/company").is(200).json();
        assertThat(theirs.path("id").asString()).isEqualTo(rita.company().toString());
        assertThat(theirs.path("city").asString()).isEqualTo("London");
        assertThat(theirs.path("version").asInt()).isOne();
        http.patch(rita, "/company", "{\"name\": \"Ada's Prints\"}").is(200);
        http.get(rita, "/company?id=" + ada.company()).refuses(400, "unknown-field");
        http.patch(rita, "/company", "{\"id\": \"%s\"}".formatted(ada.company()))
                .refuses(400, "unknown-field");
    }

    @Test
    void theOwnerChangesWhatIsGiven() {
        var ada = Cast.ada();
        var before = http.get(ada, "/company").is(200);
        assertThat(before.header("ETag")).isEqualTo("\"1\"");
        var changed = http.patch(
                        ada, "/company", "{\"name\": \"Layers\", \"timezone\": \"Europe/London\"}", "If-Match", "\"1\"")
                .is(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.json().path("name").asString()).isEqualTo("Layers");
        assertThat(changed.json().path("city").asString()).isEqualTo("London");
        assertThat(http.get(ada, "/company").json()).isEqualTo(changed.json());
        http.patch(ada, "/company", "{\"city\": \"Ulm\"}", "If-Match", "\"1\"").refuses(412, "version-changed");
        http.patch(ada, "/company", "{\"city\": null, \"currency\": \"eur\"}").refuses(400, "invalid");
        var same = http.patch(ada, "/company", "{\"name\": \"Layers\"}").is(200);
        assertThat(same.header("ETag")).isEqualTo("\"2\"");
        assertThat(http.patch(ada, "/company", "{\"timezone\": null}")
                        .json()
                        .path("timezone")
                        .asString())
                .isEqualTo("UTC");
    }

    /** Spec 6.1: flags do not make an owner. */
    @Test
    void staffWithEveryFlagSeeItAndMayNotChangeIt() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, Permission.values());
        http.get(sam, "/company").is(200);
        http.get(Cast.staffOf(ada), "/company").is(200);
        http.patch(sam, "/company", "{\"city\": \"Ulm\"}").refuses(403, "owner-only");
        http.patch(sam, "/company", "not even json").refuses(403, "owner-only");
        assertThat(http.get(ada, "/company").json().path("version").asInt()).isOne();
    }

    /** Spec 4.3. */
    @Test
    void aNewNameMustNotBeThatOfAnotherCompanyOfTheOwner() {
        var eve = Cast.visitor("Eve");
        http.post(eve, "/onboarding/owner", Foundings.named("Layers")).is(201);
        http.post(eve, "/onboarding/owner", Foundings.named("Lines")).is(201);
        http.patch(eve, "/company", "{\"name\": \"LAYERS\"}").refuses(409, "company-name-taken");
        assertThat(http.get(eve, "/company").json().path("name").asString()).isEqualTo("Lines");
        assertThat(http.patch(eve, "/company", "{\"name\": \"LINES\"}")
                        .is(200)
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("LINES");
    }

    @Test
    void ofTwoChangesOfOneVersionOneIsTooLate() {
        for (var round = 0; round < 5; round++) {
            var ada = Cast.ada();
            var answers = AtOnce.run(
                    4,
                    number -> http.patch(
                            ada, "/company", "{\"city\": \"City %d\"}".formatted(number), "If-Match", "\"1\""));
            assertThat(answers)
                    .extracting(Http.Answer::status)
                    .containsOnlyOnce(200)
                    .containsOnly(200, 412);
            assertThat(http.get(ada, "/company").json().path("version").asInt()).isEqualTo(2);
        }
    }

    /** The last lock: even a second owner's row in the database is refused (spec 5.2). */
    @Test
    void theDatabaseKeepsOneOwner() {
        var ada = Cast.ada();
        var eve = Cast.person("Eve");
        assertThatThrownBy(() -> Cast.member(eve, ada.company(), "owner", Permission.values()))
                .hasMessageContaining("one_owner");
    }
}
