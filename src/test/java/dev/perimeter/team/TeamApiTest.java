package dev.perimeter.team;

import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static dev.perimeter.gate.Permission.INVITES_SEND;
import static dev.perimeter.gate.Permission.PERMISSIONS_MANAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BehindAProxy
class TeamApiTest {

    @Autowired
    Http http;

    @Test
    @Tag("stranger")
    void anotherCompanysTeamDoesNotExist() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada);
        var rita = Cast.rita();
        var invite = http.post(ada, "/invites", "{}").is(201).json().path("id").asString();
        http.get(rita, "/members/" + sam.account()).refuses(404, "not-found");
        http.patch(rita, "/members/" + sam.account(), "{\"permissions\": {\"ordersView\": true}}")
                .refuses(404, "not-found");
        http.delete(rita, "/members/" + sam.account()).refuses(404, "not-found");
        http.delete(rita, "/invites/" + invite).refuses(404, "not-found");
        http.post(rita, "/company/ownership-offer", "{\"accountId\": \"%s\"}".formatted(sam.account()))
                .refuses(404, "not-found");
        assertThat(http.get(rita, "/members").json().path("items")).hasSize(1);
        assertThat(http.get(rita, "/invites").json().path("items")).isEmpty();
        assertThat(http.get(ada, "/members").json().path("items")).hasSize(2);
        assertThat(http.get(ada, "/invites").json().path("items")).hasSize(1);
    }

    @Test
    void somebodyIsInvitedJoinsGetsAFlagAndLosesItOnTheNextClick() {
        var ada = Cast.ada();
        var made = http.post(ada, "/invites", "{\"note\": \"for Sam\"}").is(201).json();
        var code = made.path("code").asString();
        assertThat(code)
                .matches("[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}")
                .endsWith(made.path("hint").asString());
        assertThat(http.get(ada, "/invites").text()).doesNotContain(code);

        var sam = Cast.visitor("Sam");
        var typed = code.toLowerCase().replace("-", " ").replace('0', 'o').replace('1', 'l');
        var profile = join(sam, typed).is(201).json();
        assertThat(profile.path("membership").path("role").asString()).isEqualTo("staff");
        assertThat(profile.path("membership").path("permissions").toString()).doesNotContain("true");
        assertThat(profile.path("company").path("id").asString())
                .isEqualTo(ada.company().toString());
        assertThat(join(sam, code).is(200).json().path("company")).isEqualTo(profile.path("company"));
        join(Cast.visitor("Late"), code).refuses(410, "invite-used");
        assertThat(http.get(ada, "/invites").json().path("items")).isEmpty();

        var account = profile.path("account").path("id").asString();
        http.get(sam, "/customers").refuses(403, "permission-missing");
        http.patch(ada, "/members/" + account, "{\"permissions\": {\"customersView\": true}}")
                .is(200);
        http.get(sam, "/customers").is(200);
        http.patch(ada, "/members/" + account, "{\"permissions\": {\"customersView\": false}}")
                .is(200);
        http.get(sam, "/customers").refuses(403, "permission-missing");
        http.delete(ada, "/members/" + account).is(204);
        http.get(sam, "/company").refuses(403, "no-company");
        http.get(sam, "/auth/profile").is(200);
        join(sam, code).refuses(410, "invite-used");
        var trail = http.get(ada, "/audit").is(200).text();
        assertThat(trail)
                .contains("\"removed\"", "\"accepted\"", "\"customersView\"")
                .doesNotContain(code);
    }

    @Test
    void theRulesOfSpec7Stand() {
        var ada = Cast.ada();
        var manager = Cast.staffOf(ada, PERMISSIONS_MANAGE);
        var sam = Cast.staffOf(ada, CUSTOMERS_VIEW);
        var all = "{\"permissions\": {\"ordersAct\": true}}";
        http.patch(manager, "/members/" + ada.account(), all).refuses(403, "owner-untouchable");
        http.delete(manager, "/members/" + ada.account()).refuses(403, "owner-untouchable");
        http.delete(ada, "/members/" + ada.account()).refuses(403, "owner-untouchable");
        http.delete(manager, "/members/" + manager.account()).refuses(403, "self-removal");
        http.patch(manager, "/members/" + manager.account(), "{\"permissions\": {\"permissionsManage\": false}}")
                .refuses(403, "self-grant");
        http.patch(manager, "/members/" + manager.account(), "{\"permissions\": {\"permissionsManage\": true}}")
                .is(200);
        http.patch(manager, "/members/" + sam.account(), "{\"role\": \"owner\", \"permissions\": {}}")
                .refuses(400, "unknown-field");
        http.patch(manager, "/members/" + sam.account(), "{\"permissions\": {\"everything\": true}}")
                .refuses(400, "unknown-field");
        http.patch(sam, "/members/" + sam.account(), all).refuses(403, "permission-missing");
        var stale = http.get(manager, "/members/" + sam.account()).header("ETag");
        http.patch(manager, "/members/" + sam.account(), all, "If-Match", stale).is(200);
        http.patch(ada, "/members/" + sam.account(), all, "If-Match", stale).refuses(412, "version-changed");
        var seen = http.get(sam, "/members/" + manager.account()).is(200).json();
        assertThat(seen.has("email")).isFalse();
        assertThat(seen.has("permissions")).isFalse();
        assertThat(seen.has("invitedBy")).isFalse();
        var managed = http.get(manager, "/members/" + ada.account()).is(200).json();
        assertThat(managed.has("invitedBy") && managed.path("invitedBy").isNull())
                .isTrue();
        assertThat(managed.path("email").asString()).isEqualTo(ada.email());
        assertThat(http.get(manager, "/members").json().path("items"))
                .allSatisfy(member -> assertThat(member.has("invitedBy")).isTrue());
        assertThat(http.get(sam, "/members").json().path("items"))
                .allSatisfy(member -> assertThat(member.has("invitedBy")).isFalse());
    }

    /** Spec 8.7. */
    @Test
    void anInviteDiesWithItsMakersRight() {
        var ada = Cast.ada();
        var sender = Cast.staffOf(ada, INVITES_SEND);
        var code = code(sender);
        http.patch(ada, "/members/" + sender.account(), "{\"permissions\": {\"invitesSend\": false}}")
                .is(200);
        join(Cast.visitor("Late"), code).refuses(404, "invite-unknown");
        http.patch(ada, "/members/" + sender.account(), "{\"permissions\": {\"invitesSend\": true}}")
                .is(200);
        join(Cast.visitor("Later"), code).refuses(404, "invite-unknown");
        var second = code(sender);
        http.delete(ada, "/members/" + sender.account()).is(204);
        join(Cast.visitor("Latest"), second).refuses(404, "invite-unknown");
        join(sender, code(ada)).is(201);
    }

    @Test
    void aRemovedPersonComesBackOnlyByANewInvite() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada);
        var before = code(ada);
        http.delete(ada, "/members/" + sam.account()).is(204);
        join(sam, before).refuses(404, "invite-unknown");
        join(sam, code(ada)).is(201);
        join(sam, code(ada)).refuses(409, "already-member");
    }

    /** Spec 7.7. */
    @Test
    void aCompanyIsHandedOver() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada);
        var offer = "{\"accountId\": \"%s\"}".formatted(sam.account());
        http.get(sam, "/company/ownership-offer").refuses(404, "not-found");
        http.post(sam, "/company/ownership-offer/acceptance", "{}").refuses(404, "not-found");
        http.post(sam, "/company/ownership-offer", offer).refuses(403, "owner-only");
        http.post(ada, "/company/ownership-offer", "{\"accountId\": \"%s\"}".formatted(UUID.randomUUID()))
                .refuses(404, "not-found");
        http.post(ada, "/company/ownership-offer", offer).is(201);
        http.delete(ada, "/company/ownership-offer").is(204);
        http.post(sam, "/company/ownership-offer/acceptance", "{}").refuses(404, "not-found");
        http.post(ada, "/company/ownership-offer", offer).is(201);
        var profile = http.post(sam, "/company/ownership-offer/acceptance", "{}")
                .is(200)
                .json();
        assertThat(profile.path("membership").path("role").asString()).isEqualTo("owner");
        http.patch(sam, "/company", "{\"city\": \"Paris\"}").is(200);
        http.patch(ada, "/company", "{\"city\": \"Rome\"}").refuses(403, "owner-only");
        var former = http.get(ada, "/auth/profile").json().path("membership");
        assertThat(former.path("role").asString()).isEqualTo("staff");
        assertThat(former.path("permissions").toString()).doesNotContain("false");
    }

    private String code(Actor me) {
        return http.post(me, "/invites", "{}").is(201).json().path("code").asString();
    }

    private Http.Answer join(Actor me, String code) {
        return new Team(http).join(me, code);
    }
}
