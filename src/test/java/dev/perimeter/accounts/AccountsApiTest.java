package dev.perimeter.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import dev.perimeter.gate.Permission;
import dev.perimeter.logins.Guest;
import dev.perimeter.team.Team;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Profile, setup and the active company (spec 3.2, 3.3, 4.4). */
@PerimeterTest
class AccountsApiTest {

    private static final JdbcClient DB = TestDatabase.administrator();

    @Autowired
    Http http;

    /** Spec 1.2: a company that one does not belong to answers as one that does not exist. */
    @Test
    @Tag("stranger")
    void nobodySwitchesToACompanyThatTheyDoNotBelongTo() {
        var ada = Cast.ada();
        var rita = Cast.rita();
        var theirs = switchTo(rita, ada.company()).refuses(404, "not-found");
        var nobodys = switchTo(rita, UUID.randomUUID()).refuses(404, "not-found");
        assertThat(theirs.text()).isEqualTo(nobodys.text());
        assertThat(active(rita)).isEqualTo(rita.company().toString());
        assertThat(http.get(rita, "/auth/profile").text())
                .doesNotContain(ada.company().toString());
    }

    @Test
    void beforeSetupThereIsNoProfileAndNoCompanyData() {
        var eve = Cast.visitor("Eve");
        http.get(eve, "/auth/profile").refuses(404, "profile-missing");
        http.get(eve, "/customers").refuses(403, "profile-missing");
        http.get(eve, "/company").refuses(403, "profile-missing");
        switchTo(eve, UUID.randomUUID()).refuses(404, "not-found");
    }

    @Test
    void setupMakesAnAccountOnceAndThenShowsIt() {
        var eve = Cast.visitor("Eve");
        var made = http.post(eve, "/auth/setup", "{\"displayName\": \" Eve \"}")
                .is(201)
                .json();
        assertThat(made.path("account").path("displayName").asString()).isEqualTo("Eve");
        assertThat(made.path("account").path("email").asString()).isEqualTo(eve.email());
        assertThat(made.path("company").isNull()).isTrue();
        assertThat(made.path("membership").isNull()).isTrue();
        assertThat(made.path("companies")).isEmpty();
        var again = http.post(eve, "/auth/setup", "{\"displayName\": \"Other\"}")
                .is(200)
                .json();
        assertThat(again).isEqualTo(made);
        assertThat(http.get(eve, "/auth/profile").is(200).json()).isEqualTo(made);
        http.get(eve, "/customers").refuses(403, "no-company");
        http.get(eve, "/company").refuses(403, "no-company");
    }

    @Test
    void aNameIsTakenFromTheAddressWhereNoneIsGiven() {
        assertThat(nameOf(Cast.visitor("Eve"), "{}")).startsWith("eve-");
        assertThat(nameOf(Cast.visitor("Eve"), null)).startsWith("eve-");
        for (var local : List.of("e", "\ud840\udc00")) {
            var domain = ".\ud840\udc00".repeat(70).substring(1) + "." + UUID.randomUUID();
            var eve = withAddress(Cast.visitor("Eve"), local + "@" + domain);
            var name = nameOf(eve, "{}");
            assertThat(name).startsWith(local + "@");
            assertThat(name.codePointCount(0, name.length())).isEqualTo(100);
        }
        http.post(Cast.visitor("Eve"), "/auth/setup", "{\"displayName\": \"E\"}")
                .refuses(400, "invalid");
        http.post(Cast.visitor("Eve"), "/auth/setup", "{\"email\": \"x@example.org\"}")
                .refuses(400, "unknown-field");
    }

    /** Spec 3.3. */
    @Test
    void setupManyTimesAtOnceMakesOneAccount() {
        for (var round = 0; round < 5; round++) {
            var eve = Cast.visitor("Eve");
            var sessions = List.of(eve, Cast.elsewhere(eve));
            var answers = AtOnce.run(10, number -> http.post(sessions.get(number % 2), "/auth/setup", "{}"));
            assertThat(answers)
                    .extracting(Http.Answer::status)
                    .containsOnlyOnce(201)
                    .containsOnly(200, 201);
            assertThat(answers)
                    .extracting(answer -> answer.json().path("account").path("id"))
                    .containsOnly(answers.getFirst().json().path("account").path("id"));
            assertThat(DB.sql("select count(*) from account where email = ?")
                            .param(eve.email())
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    @Test
    void theProfileShowsTheLivePermissions() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, Permission.ORDERS_VIEW);
        var owner = http.get(ada, "/auth/profile").is(200).json();
        assertThat(owner.path("membership").path("role").asString()).isEqualTo("owner");
        assertThat(owner.path("membership").path("permissions").valueStream())
                .hasSize(8)
                .allMatch(JsonNode::asBoolean);
        assertThat(http.get(sam, "/auth/profile")
                        .json()
                        .path("membership")
                        .path("permissions")
                        .path("ordersView")
                        .asBoolean())
                .isTrue();
        DB.sql("update membership set orders_view = false where account_id = ?")
                .param(sam.account())
                .update();
        var staff = http.get(sam, "/auth/profile").json().path("membership");
        assertThat(staff.path("role").asString()).isEqualTo("staff");
        assertThat(staff.path("permissions").valueStream()).hasSize(8).noneMatch(JsonNode::asBoolean);
    }

    /** Spec 4.4: an explicit act, which moves no other session; a new one starts where the person was last. */
    @Test
    void oneSessionSwitchesAndNoOtherMoves() {
        var ada = Cast.ada();
        var rita = Cast.rita();
        var first = ada.company();
        Cast.member(ada, rita.company(), "staff", Permission.CUSTOMERS_VIEW, Permission.CUSTOMERS_ACT);
        var there = Cast.elsewhere(ada);
        http.post(ada, "/customers", "{\"name\": \"Of Rita's\"}").is(201);
        assertThat(active(there)).isEqualTo(first.toString());
        http.get(there, "/customers?q=rita").is(200);
        assertThat(http.get(there, "/customers").json().path("items")).isEmpty();

        var profile = switchTo(there, rita.company()).is(200).json();
        assertThat(profile.path("company").path("id").asString())
                .isEqualTo(rita.company().toString());
        assertThat(profile.path("membership").path("role").asString()).isEqualTo("staff");
        assertThat(profile.path("companies")).hasSize(2);
        assertThat(http.get(there, "/customers").json().path("items")).hasSize(1);
        switchTo(there, first).is(200);
        assertThat(active(ada)).isEqualTo(rita.company().toString());
        assertThat(lastCompany(ada)).isEqualTo(first);
        switchTo(there, null).refuses(400, "invalid");
    }

    /** Spec 2.4: the access ends at once, the session lives on. */
    @Test
    void whoIsRemovedFromTheActiveCompanyHasNone() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, Permission.values());
        http.get(sam, "/customers").is(200);
        DB.sql("delete from membership where account_id = ?")
                .param(sam.account())
                .update();
        http.get(sam, "/customers").refuses(403, "no-company");
        http.get(sam, "/company").refuses(403, "no-company");
        var profile = http.get(sam, "/auth/profile").is(200);
        assertThat(profile.json().path("company").isNull()).isTrue();
        assertThat(profile.json().path("companies")).isEmpty();
        assertThat(profile.text()).doesNotContain(ada.company().toString());
        switchTo(sam, ada.company()).refuses(404, "not-found");
    }

    /** Spec 13.7: the API tells it, no live session moves, a new one starts in the company used last that is left. */
    @Test
    void whoIsRemovedFromTheActiveCompanyIsToldOfTheOthers() {
        var ada = Cast.ada();
        var rita = Cast.rita();
        var zoe = Cast.owner("Zoe");
        var guest = Guest.of(http);
        var sam = guest.in();
        http.post(sam, "/auth/setup", "{}").is(201);
        var team = new Team(http);
        for (var owner : List.of(ada, rita, zoe)) {
            team.join(sam, team.code(owner)).is(201);
        }
        switchTo(sam, ada.company()).is(200);
        switchTo(sam, zoe.company()).is(200);
        var account =
                http.get(sam, "/auth/profile").json().path("account").path("id").asString();
        http.delete(zoe, "/members/" + account).is(204);

        var told = http.get(sam, "/customers").refuses(403, "no-company");
        assertThat(told.json().path("detail").asString()).contains("other companies");
        assertThat(told.text()).doesNotContain(zoe.company().toString());
        assertThat(http.get(sam, "/auth/profile").json().path("company").isNull())
                .isTrue();

        assertThat(active(guest.actor(guest.signIn(Guest.PASSWORD))))
                .isEqualTo(ada.company().toString());
        http.delete(ada, "/members/" + account).is(204);
        assertThat(active(guest.actor(guest.signIn(Guest.PASSWORD))))
                .isEqualTo(rita.company().toString());
        http.delete(rita, "/members/" + account).is(204);
        var none = http.get(sam, "/customers").refuses(403, "no-company").json();
        assertThat(none.path("detail").isMissingNode()).isTrue();
    }

    private Http.Answer switchTo(Actor me, UUID company) {
        var id = company == null ? "null" : "\"" + company + "\"";
        return http.put(me, "/auth/active-company", "{\"companyId\": " + id + "}");
    }

    private String active(Actor me) {
        return http.get(me, "/auth/profile")
                .is(200)
                .json()
                .path("company")
                .path("id")
                .asString();
    }

    private String nameOf(Actor me, String body) {
        var made = http.post(me, "/auth/setup", body).is(201).json();
        return made.path("account").path("displayName").asString();
    }

    private static Actor withAddress(Actor me, String email) {
        DB.sql("update gate.login set email = :email, email_key = :email where id = :id")
                .param("email", email)
                .param("id", me.login())
                .update();
        return me;
    }

    private static UUID lastCompany(Actor me) {
        return DB.sql("select last_company from account where id = ?")
                .param(me.account())
                .query(UUID.class)
                .single();
    }
}
