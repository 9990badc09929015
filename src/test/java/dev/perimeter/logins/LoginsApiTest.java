package dev.perimeter.logins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BehindAProxy
class LoginsApiTest {

    private static final String OTHER = "a reel of red ribbon";

    @Autowired
    Http http;

    /** Spec 3.5: nothing in the answer tells whether there is such an address. */
    @Test
    void anUnknownAddressAndAWrongPasswordGetTheSameAnswer() {
        var ann = Guest.of(http);
        ann.signUp().is(201);
        var wrong = ann.signIn(OTHER).refuses(401, "sign-in-failed");
        var unknown = Guest.of(http).signIn(OTHER).refuses(401, "sign-in-failed");
        var shapeless = ann.as("nobody").signIn("x").refuses(401, "sign-in-failed");
        for (var answer : List.of(unknown, shapeless)) {
            assertThat(answer.text()).isEqualTo(wrong.text());
            assertThat(headers(answer)).isEqualTo(headers(wrong));
        }
    }

    @Test
    void whoSignsUpIsSignedInAndCanSignInAgain() {
        var ann = Guest.of(http);
        var signedUp = ann.signUp().is(201);
        var signedIn = ann.signIn(Guest.PASSWORD).is(200);
        for (var opened : List.of(signedUp, signedIn)) {
            assertThat(opened.json().propertyNames()).containsExactlyInAnyOrder("token", "expiresAt");
            var ends = Instant.parse(opened.json().path("expiresAt").asString());
            assertThat(ends)
                    .isBetween(
                            Instant.now().plus(Duration.ofDays(29)),
                            Instant.now().plus(Duration.ofDays(31)));
            assertThat(opened.header("Cache-Control")).isEqualTo("no-store");
            http.get(ann.actor(opened), "/auth/profile").refuses(404, "profile-missing");
        }
        assertThat(signedIn.json().path("token")).isNotEqualTo(signedUp.json().path("token"));
    }

    /** Spec 3.4. */
    @Test
    void anAddressIsTakenWhateverItsCaseSpacesAndUnicodeForm() {
        var ann = Guest.of(http);
        var same = ann.as("zo\u00eb." + ann.email());
        same.signUp().is(201);
        var others = List.of(
                "ZO\u00cb." + ann.email().toUpperCase(),
                "  zo\u00eb." + ann.email() + "\u3000",
                "zoe\u0308." + ann.email(),
                "\uff5ao\u00eb." + ann.email());
        for (var other : others) {
            ann.as(other).signUp().refuses(409, "email-taken");
            ann.as(other).signIn(Guest.PASSWORD).is(200);
        }
    }

    /** Spec 11.5: a domain has a Unicode and an ASCII form, and pasting brings marks along. */
    @Test
    void anAddressIsOneInItsUnicodeAndItsAsciiForm() {
        var ann = Guest.of(http);
        var local = ann.email().replaceAll("@.*", "");
        ann.as(local + "@m\u00fcller.example").signUp().is(201);
        for (var other : List.of(
                local + "@xn--mller-kva.example",
                local + "@XN--MLLER-KVA.Example",
                "\u202a" + local + "@m\u00fcl\u200bler.example\u202c",
                local + "@mu\u0308ller.exa\u200dmple\ufeff")) {
            ann.as(other).signUp().refuses(409, "email-taken");
            ann.as(other).signIn(Guest.PASSWORD).is(200);
        }
        ann.as(local + "@muller.example").signUp().is(201);
        var ascii = ann.as(local + "@xn--strae-oqa.example");
        ascii.signUp().is(201);
        ascii.as(local + "@stra\u00dfe.example").signIn(Guest.PASSWORD).is(200);
        ascii.as(local + "@strasse.example").signUp().is(201);
    }

    @Test
    void ofManySignUpsAtOnceOneSucceeds() {
        var ann = Guest.of(http);
        var answers = AtOnce.run(8, _ -> ann.signUp());
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(409, 503));
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var answer = http.post(
                        null, "/auth/sign-up", "{\"email\": \"nowhere\", \"password\": \"short\", \"role\": \"owner\"}")
                .refuses(400, "unknown-field");
        assertThat(fields(answer)).contains("email", "password", "role");
        var empty = http.post(null, "/auth/sign-in", "{}").refuses(400, "invalid");
        assertThat(fields(empty)).contains("email", "password");
    }

    @Test
    void aNewPasswordEndsAllOtherSessionsAndTheOldPassword() {
        var ann = Guest.of(http);
        var here = ann.in();
        var there = ann.in();
        ann.changePassword(here, OTHER, "yet another password").refuses(403, "sign-in-failed");
        http.get(there, "/auth/sessions").is(200);
        ann.changePassword(here, Guest.PASSWORD, "short").refuses(400, "invalid");

        ann.changePassword(here, Guest.PASSWORD, OTHER).is(204);
        http.get(here, "/auth/sessions").is(200);
        http.get(there, "/auth/sessions").refuses(401, "no-session");
        ann.signIn(Guest.PASSWORD).refuses(401, "sign-in-failed");
        ann.signIn(OTHER).is(200);
        ann.changePassword(there, OTHER, Guest.PASSWORD).refuses(401, "no-session");
    }

    /** Spec 2.5: whoever learned the old password is out for good when it is changed, however the two meet. */
    @Test
    void aSignInWithTheOldPasswordThatMeetsTheChangeLeavesNoSession() {
        for (var round = 0; round < 10; round++) {
            var ann = Guest.of(http);
            var here = ann.in();
            var answers = AtOnce.run(
                    5,
                    number ->
                            number == 0 ? ann.changePassword(here, Guest.PASSWORD, OTHER) : ann.signIn(Guest.PASSWORD));
            answers.getFirst().is(204);
            assertThat(sessionsOf(ann)).isOne();
            for (var opened : answers.subList(1, 5)) {
                if (opened.status() == 200) {
                    http.get(ann.actor(opened), "/auth/sessions").refuses(401, "no-session");
                } else {
                    opened.refuses(401, "sign-in-failed");
                }
            }
            http.get(here, "/auth/sessions").is(200);
        }
    }

    /** Both were shown the old password; only one of them may decide on the new one. */
    @Test
    void ofTwoNewPasswordsAtOnceOneIsKept() {
        for (var round = 0; round < 5; round++) {
            var ann = Guest.of(http);
            var sessions = List.<Actor>of(ann.in(), ann.in());
            var answers = AtOnce.run(
                    2,
                    number -> ann.changePassword(sessions.get(number), Guest.PASSWORD, "new password no. " + number));
            var kept = answers.get(0).status() == 204 ? 0 : 1;
            answers.get(kept).is(204);
            assertThat(answers.get(1 - kept).status()).isIn(401, 403);
            http.get(sessions.get(kept), "/auth/sessions").is(200);
            http.get(sessions.get(1 - kept), "/auth/sessions").refuses(401, "no-session");
            ann.signIn("new password no. " + kept).is(200);
        }
    }

    /** DESIGN 5a: their answers are secrets. */
    @Test
    void anIdempotencyKeyIsIgnored() {
        var ann = Guest.of(http);
        var body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(ann.email(), Guest.PASSWORD);
        http.post(null, "/auth/sign-up", body, "Idempotency-Key", "k").is(201);
        var first =
                http.post(null, "/auth/sign-in", body, "Idempotency-Key", "k").is(200);
        var second =
                http.post(null, "/auth/sign-in", body, "Idempotency-Key", "k").is(200);
        assertThat(second.text()).isNotEqualTo(first.text());
        http.post(null, "/auth/sign-in", body, "Idempotency-Key", "no key at all")
                .is(200);
    }

    private static Map<String, List<String>> headers(Answer answer) {
        return answer.response().headers().map().entrySet().stream()
                .filter(header -> !Set.of("date", "x-request-id").contains(header.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> fields(Answer answer) {
        return answer.json()
                .path("fields")
                .valueStream()
                .map(fault -> fault.path("field").asString())
                .toList();
    }

    private static int sessionsOf(Guest guest) {
        return TestDatabase.administrator()
                .sql(
                        "select count(*) from gate.session s join gate.login l on l.id = s.login_id where s.expires_at > now() and l.email = :email")
                .param("email", guest.email())
                .query(Integer.class)
                .single();
    }
}
