package dev.perimeter.logins;

import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.TestDatabase;
import dev.perimeter.gate.Token;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the front door: signs up and in over HTTP, from a network address of their own. */
public record Guest(Http http, String address, String email) {

    public static final String PASSWORD = "a spool of blue thread";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Argon2PasswordEncoder CHEAP = new Argon2PasswordEncoder(16, 32, 1, 64, 1);
    private static final JsonMapper JSON = new JsonMapper();

    public static Guest of(Http http) {
        var number = NUMBER.incrementAndGet();
        return new Guest(http, "10.0.%d.%d".formatted(number / 250, number % 250), UUID.randomUUID() + "@example.org");
    }

    public Guest from(String otherAddress) {
        return new Guest(http, otherAddress, email);
    }

    public Guest as(String otherEmail) {
        return new Guest(http, address, otherEmail);
    }

    public Answer signUp() {
        return signUp(PASSWORD);
    }

    public Answer signUp(String password) {
        return post("/auth/sign-up", password);
    }

    public Answer signIn(String password) {
        return post("/auth/sign-in", password);
    }

    /** Signed up; a comparison with the hash takes hardly any work from now on, for who has many to make. */
    public Guest signedUpCheaply() {
        signUp().is(201);
        TestDatabase.administrator()
                .sql("update gate.login set password_hash = ? where email = ?")
                .params(CHEAP.encode(PASSWORD), email)
                .update();
        return this;
    }

    /** Signed up, or in again. */
    public Actor in() {
        var signedUp = signUp();
        return actor(signedUp.status() == 201 ? signedUp : signIn(PASSWORD).is(200));
    }

    public Actor actor(Answer opened) {
        return new Actor("Guest", email, new Token(opened.json().path("token").asString()), null, null, null, null);
    }

    public Answer changePassword(Actor me, String current, String replacement) {
        var body = "{\"current\": %s, \"new\": %s}".formatted(quoted(current), quoted(replacement));
        return http.send(me, "PUT", "/auth/password", body, "X-Forwarded-For", address);
    }

    public static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    private Answer post(String path, String password) {
        var body = "{\"email\": %s, \"password\": %s}".formatted(quoted(email), quoted(password));
        return http.post(null, path, body, "X-Forwarded-For", address);
    }
}
