package dev.perimeter.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person's form that is sent twice, as by a double tap, is done once, and both lead on to the same place. */
@PerimeterTest
class DoubleTapTest {

    private static final String PASSWORD = "a long and quiet password";

    @Autowired
    Http http;

    @Test
    void aCompanyIsFoundedOnce() {
        var eve = Cast.visitor("Eve");
        var once = UUID.randomUUID().toString();
        var answers = AtOnce.run(5, _ -> found(eve, "Layers", once));
        assertThat(answers).allSatisfy(answer -> assertThat(leadsTo(answer)).isEqualTo("302 /"));
        assertThat(leadsTo(found(eve, "Layers", once))).isEqualTo("302 /");
        assertThat(companies(eve)).isEqualTo(1);
        var another = found(eve, "Layers", UUID.randomUUID().toString()).is(409);
        assertThat(another.text()).contains("You own a company of this name already.");
    }

    /** The same key with other words is another form: nothing that was typed is passed over in silence. */
    @Test
    void otherWordsUnderTheSameKeyAreDoneAsWell() {
        var eve = Cast.visitor("Eve");
        found(eve, "Layers", "k").is(302);
        found(eve, "Lines", "k").is(302);
        assertThat(companies(eve)).isEqualTo(2);
    }

    @Test
    void whatWasRefusedMayBeSentAgain() {
        var eve = Cast.visitor("Eve");
        found(eve, "Layers", "first").is(302);
        found(eve, "Layers", "second").is(409);
        TestDatabase.administrator()
                .sql(
                        "update company set name = 'Other', name_key = 'other' where owner_account in (select account_id from gate.login where id = ?)")
                .param(eve.login())
                .update();
        found(eve, "Layers", "second").is(302);
    }

    /** Whoever began it and never came back is waited for half a minute. */
    @Test
    void whatWasBegunAndNeverEndedIsDoneByTheNext() {
        var eve = Cast.visitor("Eve");
        found(eve, "Layers", "k").is(302);
        TestDatabase.administrator()
                .sql(
                        "update gate.sent_form set answer = null, begun_at = now() - interval '31 seconds' where login_id = ?")
                .param(eve.login())
                .update();
        found(eve, "Layers", "k").is(409);
    }

    @Test
    void aPasswordIsChangedOnce() {
        var email = "ann-" + UUID.randomUUID() + "@example.org";
        var signedUp = http.browse(null, "POST", "/sign-up", "email", email, "password", PASSWORD);
        var cookie = signedUp.response().headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("perimeter="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
        var headers = new String[] {"Cookie", cookie};
        var fields = new String[] {"current", PASSWORD, "new", "another long and quiet one", "_once", "k"};
        var answers = AtOnce.run(3, _ -> http.browsing(null, "POST", "/account/password", headers, fields));
        assertThat(answers).allSatisfy(answer -> assertThat(leadsTo(answer)).isEqualTo("302 /account?changed=true"));
    }

    @Test
    void theFormsHaveAKeyOfTheirOwn() {
        var eve = Cast.person("Eve");
        for (var address : List.of("/start/company", "/account/password", "/join/confirm")) {
            var keys = new ArrayList<String>();
            for (var i = 0; i < 2; i++) {
                var page = http.browse(eve, "GET", address).is(200).text();
                keys.add(page.replaceFirst("(?s).*name=\"_once\" value=\"([^\"]*)\".*", "$1"));
            }
            assertThat(keys)
                    .as(address)
                    .doesNotHaveDuplicates()
                    .allSatisfy(key -> assertThat(key).hasSize(36));
        }
    }

    private Answer found(Actor me, String name, String once) {
        return http.browse(
                me,
                "POST",
                "/start/company",
                "displayName",
                "Eve",
                "company.name",
                name,
                "company.industry",
                "Art",
                "company.size",
                "1",
                "company.city",
                "Ulm",
                "company.currency",
                "EUR",
                "company.timezone",
                "UTC",
                "_once",
                once);
    }

    private static String leadsTo(Answer answer) {
        return answer.status() + " " + String.valueOf(answer.header("Location")).replaceFirst("^http://[^/]*", "");
    }

    private static int companies(Actor person) {
        return TestDatabase.administrator()
                .sql(
                        "select count(*) from company c join gate.login l on l.account_id = c.owner_account where l.id = ?")
                .param(person.login())
                .query(Integer.class)
                .single();
    }
}
