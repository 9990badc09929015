package dev.perimeter.prove.rivals;

import java.util.Map;
import java.util.UUID;

/** Founds a company with its people, as people do. */
final class RivalFounding {

    private static final String NEUTRAL_NAME = "A proof of Perimeter";

    private final RivalClient rivalClient;
    private final RivalAddresses rivalAddresses;
    private final Rival rival;
    private final String password = UUID.randomUUID() + "-" + UUID.randomUUID();

    RivalFounding(RivalClient rivalClient, RivalAddresses rivalAddresses, Rival rival) {
        this.rivalClient = rivalClient;
        this.rivalAddresses = rivalAddresses;
        this.rival = rival;
    }

    Rival found() {
        rival.keepToken("owner", signUp("owner"));
        // The catalog shows everybody the contributor's name (spec 9.4): it carries no mark.
        var company = Map.of(
                "name", NEUTRAL_NAME, "industry", rival.mark(), "size", "1", "city", rival.mark(), "currency", "EUR");
        rivalClient.make(
                rival.token("owner"),
                "POST",
                "/onboarding/owner",
                Map.of("displayName", rival.mark() + " Owner", "company", company));
        var rivalBusiness = new RivalBusiness(rivalClient, rival);
        rivalBusiness.contribute();
        rivalClient.make(rival.token("owner"), "PATCH", "/company", Map.of("name", rival.mark() + " Prints"));
        var profile = rivalClient.make(rival.token("owner"), "GET", "/auth/profile", null);
        rival.keep("company", profile.path("company").path("id").asString());
        rival.keep("account", profile.path("account").path("id").asString());
        var session = rivalClient.make(rival.token("owner"), "GET", "/auth/sessions", null);
        rival.keep("session", session.path("items").path(0).path("id").asString());
        employ();
        rival.keepToken("visitor", signUp("visitor"));
        rival.keepToken("ended", ended());
        rivalBusiness.work();
        return rival;
    }

    /** One member who stays and is offered the company, one who left, and an open invite. */
    private void employ() {
        rival.keep("staff", join("staff"));
        rivalClient.make(
                rival.token("owner"), "POST", "/company/ownership-offer", Map.of("accountId", rival.id("staff")));
        rival.keep("leaver", join("leaver"));
        rivalClient.make(rival.token("owner"), "DELETE", "/members/" + rival.id("leaver"), null);
        var open = rivalClient.make(rival.token("owner"), "POST", "/invites", Map.of("note", rival.mark()));
        rival.keep("invite", open.path("id").asString());
    }

    private String join(String who) {
        var invite = rivalClient.make(rival.token("owner"), "POST", "/invites", Map.of("note", rival.mark()));
        rival.keepToken(who, signUp(who));
        var joining = Map.of("inviteCode", invite.path("code").asString(), "displayName", rival.mark() + " " + who);
        var profile = rivalClient.make(rival.token(who), "POST", "/onboarding/staff", joining);
        return profile.path("account").path("id").asString();
    }

    private String signUp(String who) {
        var wanted = Map.of("email", rivalAddresses.email(rival.mark(), who), "password", password);
        return rivalClient
                .make(null, "POST", "/auth/sign-up", wanted)
                .path("token")
                .asString();
    }

    private String ended() {
        var given = Map.of("email", rivalAddresses.email(rival.mark(), "owner"), "password", password);
        var token = rivalClient
                .make(null, "POST", "/auth/sign-in", given)
                .path("token")
                .asString();
        rivalClient.make(token, "POST", "/auth/sign-out", null);
        return token;
    }
}
