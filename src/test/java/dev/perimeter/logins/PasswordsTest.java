package dev.perimeter.logins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.TestDatabase;
import dev.perimeter.logins.passwords.CommonPasswords;
import dev.perimeter.logins.passwords.PasswordHashing;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 3.5. */
@BehindAProxy
class PasswordsTest {

    @Autowired
    Http http;

    @Test
    void twelveToTwoHundredAndFiftySixCharactersOfAnyKind() {
        for (var password : List.of(
                "abcdefghi #1",
                "\ud83d\udd11".repeat(12),
                "\ud83d\udd11 ".repeat(128),
                "            ",
                " \u0000\u0001\n\t\u202e\ufeff\u0301\u0301\u0301\u0301\u0301",
                "\u0301".repeat(256))) {
            var ann = Guest.of(http);
            ann.signUp(password).is(201);
            ann.signIn(password).is(200);
            ann.signIn(password.substring(1)).refuses(401, "sign-in-failed");
        }
    }

    @Test
    void shorterAndLongerOnesAreRefused() {
        for (var password : List.of(
                "abcdefghi 1", "\ud83d\udd11".repeat(11), "x1".repeat(128) + "x", "\ud83d\udd11".repeat(257), "")) {
            Guest.of(http).signUp(password).refuses(400, "invalid");
        }
        Guest.of(http).signUp("x".repeat(15_000)).refuses(400, "invalid");
        Guest.of(http).signIn("x".repeat(15_000)).refuses(400, "invalid");
        // Of somebody who is nobody yet, no more than 16 KB is read.
        Guest.of(http).signUp("x".repeat(1_000_000)).refuses(413, "too-large");
        Guest.of(http).signIn("x".repeat(1_000_000)).refuses(413, "too-large");
        Guest.of(http).signUp("e\u0301".repeat(11)).refuses(400, "invalid");
    }

    @Test
    void halfACharacterIsNone() {
        var body = "{\"email\": \"%s\", \"password\": \"twelve and a half \\ud83d\"}";
        http.post(null, "/auth/sign-up", body.formatted(Guest.of(http).email())).refuses(400, "invalid");
        http.post(null, "/auth/sign-in", body.formatted(Guest.of(http).email())).refuses(400, "invalid");
    }

    @Test
    void thoseThatAreTriedFirstAreRefused() {
        for (var password : List.of("123456789012", "passwordpassword", "PasswordPassword", "qwertyuiop123")) {
            assertThat(CommonPasswords.contain(password)).as(password).isTrue();
            var answer = Guest.of(http).signUp(password).refuses(400, "invalid");
            assertThat(answer.json().path("fields").path(0).path("message").asString())
                    .contains("tried first");
        }
        assertThat(CommonPasswords.contain(Guest.PASSWORD)).isFalse();
    }

    /** The first guesses of somebody who knows the person; also where letters are large or stand in another Unicode form. */
    @Test
    void thoseThatNameThePersonAreRefused() {
        var ann = new Guest(http, "10.9.7.1", "ann.miller@mail.layers.example");
        for (var password : List.of(
                "ann.miller@mail.layers.example",
                "my ANN.Miller@mail.layers.example!",
                "ann.miller 1979",
                "\uff21nn.Miller 1979",
                "mail.layers.example!",
                "1 Mail.Layers 1979")) {
            var answer = ann.signUp(password).refuses(400, "invalid");
            assertThat(answer.json().path("fields").path(0).path("field").asString())
                    .isEqualTo("password");
            assertThat(answer.json().path("fields").path(0).path("message").asString())
                    .contains("a name of yours");
        }
        var short1 = new Guest(
                http, "10.9.7.2", "bob-" + UUID.randomUUID().toString().substring(0, 4) + "@o.example");
        short1.signUp("bob likes o and example").is(201);
    }

    @Test
    void aNewPasswordNamesNeitherThePersonNorTheirCompany() {
        var ann = Guest.of(http);
        var me = ann.in();
        http.post(me, "/onboarding/owner", """
                {"displayName": "Ann Miller", "company": {"name": "Layer & Line", "industry": "Art", "size": "1", "city": "Ulm",
                 "currency": "EUR"}}""").is(201);
        for (var replacement : List.of(ann.email(), "I am ann miller", "layer & line 2026", "x example.org x")) {
            var answer = ann.changePassword(me, Guest.PASSWORD, replacement).refuses(400, "invalid");
            assertThat(answer.json().path("fields").path(0).path("field").asString())
                    .isEqualTo("new");
        }
        ann.changePassword(me, Guest.PASSWORD, "nobody knows this one").is(204);
    }

    @Test
    void oneTextInTwoUnicodeFormsIsOnePassword() {
        var ann = Guest.of(http);
        ann.signUp("caf\u00e9 caf\u00e9 caf\u00e9").is(201);
        ann.signIn("cafe\u0301 cafe\u0301 cafe\u0301").is(200);
        ann.signIn("cafe cafe cafe").refuses(401, "sign-in-failed");
        ann.signIn("Caf\u00e9 caf\u00e9 caf\u00e9").refuses(401, "sign-in-failed");
        ann.signIn("caf\u00e9 caf\u00e9 caf\u00e9 ").refuses(401, "sign-in-failed");
    }

    @Test
    void isKeptAsArgon2idWithASaltOfItsOwn() {
        var ann = Guest.of(http);
        var joan = Guest.of(http);
        ann.signUp().is(201);
        joan.signUp().is(201);
        assertThat(hash(ann)).startsWith("$argon2id$v=19$").isNotEqualTo(hash(joan));
        assertThat(new PasswordHashing().argon2().encode(Guest.PASSWORD)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    /** Hashing takes turns, on threads of its own: everybody else is served meanwhile. */
    @Test
    void manySignInsAtOnceKeepNobodyElseWaiting() {
        var ann = Guest.of(http);
        ann.signUp().is(201);
        var ada = Cast.ada();
        var statuses = AtOnce.run(
                54, number -> number < 50 ? List.of(ann.signIn(Guest.PASSWORD).status()) : fiveReads(ada));
        assertThat(statuses.subList(0, 50))
                .allSatisfy(signIn -> assertThat(signIn).first().isIn(200, 503));
        assertThat(statuses.subList(50, 54))
                .allSatisfy(reads -> assertThat(reads).containsOnly(200));
    }

    private List<Integer> fiveReads(Cast.Actor me) {
        return IntStream.range(0, 5)
                .mapToObj(_ -> http.get(me, "/customers").status())
                .toList();
    }

    private static String hash(Guest guest) {
        return TestDatabase.administrator()
                .sql("select password_hash from gate.login where email = ?")
                .param(guest.email())
                .query(String.class)
                .single();
    }
}
