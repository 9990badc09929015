package dev.perimeter.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.TestDatabase;
import dev.perimeter.database.DatabaseSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The operator's way to a company whose owner is gone. */
@BehindAProxy
class HandOverCommandTest {

    private static final DatabaseSettings SETTINGS = settings(TestDatabase.SERVER.password());

    @Autowired
    Http http;

    private record Outcome(int status, String out, String err) {}

    @Test
    void handsOverAndSaysSoInTheTrail() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada);
        var bob = Cast.staffOf(ada);
        new Team(http).offer(ada, bob).is(201);
        var outcome = run(ada.company().toString(), " " + sam.email().toUpperCase() + " ");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains(ada.company().toString());
        assertThat(outcome.err()).isEmpty();
        assertThat(http.get(sam, "/auth/profile")
                        .json()
                        .path("membership")
                        .path("role")
                        .asString())
                .isEqualTo("owner");
        assertThat(http.get(ada, "/auth/profile").json().path("membership").toString())
                .contains("\"staff\"")
                .doesNotContain("false");
        var entry = http.get(sam, "/audit").is(200).json().path("items").path(0);
        assertThat(entry.path("action").asString()).isEqualTo("handed_over");
        assertThat(entry.path("accountId").isNull()).isTrue();
        assertThat(entry.path("changes").path("owner").path("from").asString())
                .isEqualTo(ada.account().toString());
        assertThat(entry.path("changes").path("owner").path("to").asString())
                .isEqualTo(sam.account().toString());
        // What the former owner offered ended with their ownership.
        new Team(http).accept(bob).refuses(404, "not-found");
        refused(run(ada.company().toString(), sam.email()), "no staff member");
    }

    @Test
    void refusesWhatIsNotThere() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada);
        var joan = Cast.staffOf(Cast.rita());
        refused(run(ada.company().toString(), joan.email()), "no staff member");
        refused(run(ada.company().toString(), "nobody@example.org"), "no staff member");
        refused(run(ada.company().toString(), ""), "no staff member");
        refused(run(UUID.randomUUID().toString(), sam.email()), "no staff member");
        for (var wrong : new String[] {"", "Ada's Prints", "1-1-1-1-1", ada.company() + "'"}) {
            refused(run(wrong, sam.email()), "named by its id");
        }
        assertOwner(ada);
    }

    /** Spec 4.3. */
    @Test
    void refusesASecondCompanyOfTheSameName() {
        var ada = Cast.ada();
        var sam = Cast.owner("Sam");
        Team.DB
                .sql("update company set name_key = ? where id = ?")
                .params(sam.company().toString(), ada.company())
                .update();
        Cast.member(sam, ada.company(), "staff");
        refused(run(ada.company().toString(), sam.email()), "same name");
        assertOwner(ada);
    }

    @Test
    void saysWhyTheDatabaseCannotBeUsed() {
        var ada = Cast.ada();
        var outcome = run(settings("wrong"), ada.company().toString(), ada.email());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).isNotBlank().doesNotContain("Exception");
    }

    private static void refused(Outcome outcome, String why) {
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(why);
    }

    private void assertOwner(Actor ada) {
        http.patch(ada, "/company", "{\"city\": \"Bonn\"}").is(200);
        assertThat(http.get(ada, "/audit").text()).doesNotContain("handed_over");
    }

    private static Outcome run(String company, String email) {
        return run(SETTINGS, company, email);
    }

    private static Outcome run(DatabaseSettings settings, String company, String email) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var status = HandOverCommand.run(
                settings,
                company,
                email,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static DatabaseSettings settings(String password) {
        var own = new DatabaseSettings.Own(TestDatabase.SERVER.url(), TestDatabase.SERVER.user(), password);
        return new DatabaseSettings(Path.of("none"), own, TestDatabase.SECRET, null);
    }
}
