package dev.perimeter.demo;

import dev.perimeter.demo.work.DemoClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The people of the demo. They sign up, found companies, invite and join; one may belong to several
 * companies.
 */
final class DemoStaff {

    private final DemoClient client;
    private final String password;
    private final Map<String, String> tokens = new HashMap<>();

    DemoStaff(DemoClient client, String password) {
        this.client = client;
        this.password = password;
    }

    /** @param unfinished the company's name until the demo is complete */
    void found(JsonNode company, JsonNode owner, String unfinished) {
        var told = new HashMap<String, Object>();
        company.forEachEntry(told::put);
        told.put("name", unfinished);
        client.post(signedUp(owner), "/onboarding/owner", Map.of("displayName", name(owner), "company", told));
    }

    void rename(JsonNode owner, String name) {
        client.patch(token(owner), "/company", Map.of("name", name));
    }

    /** Of every filament that has no figure of its own. */
    void buysMoreAt(JsonNode owner, JsonNode grams) {
        client.patch(token(owner), "/company", Map.of("lowThresholdG", grams));
    }

    /** Joins with a code, and gets each permission granted. */
    void join(JsonNode owner, JsonNode person) {
        var note = Map.of("note", "For " + name(person));
        var code = client.post(token(owner), "/invites", note).path("code").asString();
        var joining = Map.of("inviteCode", code, "displayName", name(person));
        var profile = client.post(signedUp(person), "/onboarding/staff", joining);
        var account = profile.path("account").path("id").asString();
        var flags = new HashMap<String, Boolean>();
        permissions(person).forEach(flag -> flags.put(flag, true));
        client.patch(token(owner), "/members/" + account, Map.of("permissions", flags));
    }

    /** An invite that is still open. */
    void invite(JsonNode owner, String note) {
        client.post(token(owner), "/invites", Map.of("note", note));
    }

    void signOut() {
        tokens.values().forEach(token -> client.post(token, "/auth/sign-out", Map.of()));
    }

    String token(JsonNode person) {
        return Optional.ofNullable(tokens.get(email(person))).orElseThrow();
    }

    static String name(JsonNode person) {
        return person.path("name").asString();
    }

    static String email(JsonNode person) {
        return person.path("email").asString();
    }

    static List<String> permissions(JsonNode person) {
        return person.path("permissions").valueStream().map(JsonNode::asString).toList();
    }

    private String signedUp(JsonNode person) {
        return tokens.computeIfAbsent(
                email(person),
                email -> client.post(null, "/auth/sign-up", Map.of("email", email, "password", password))
                        .path("token")
                        .asString());
    }
}
