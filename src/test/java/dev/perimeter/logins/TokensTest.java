package dev.perimeter.logins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import dev.perimeter.gate.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is no token is no session, and leaves no trace. */
@PerimeterTest
class TokensTest {

    @Autowired
    Http http;

    @Test
    void whatIsNotTheTokenToTheLetterIsNoSession() {
        var ada = Cast.ada();
        var token = ada.token().text();
        var before = sessions();
        for (var header : nearly(token)) {
            var answer = with("/customers", "Authorization", header).refuses(401, "no-session");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
            with("/auth/profile", "Authorization", header).refuses(401, "no-session");
        }
        assertThat(sessions()).isEqualTo(before);
        with("/customers", "Authorization", "bearer " + token).is(200);
        with("/customers", "Authorization", "BEARER  " + token).is(200);
    }

    private static List<String> nearly(String token) {
        var bytes = Base64.getUrlDecoder().decode(token);
        var hash = new Token(token).hash();
        var all = new ArrayList<>(List.of(
                "Bearer " + Token.random().text(),
                "Bearer " + "A".repeat(43),
                "Bearer " + token.substring(1),
                "Bearer " + token.substring(0, 42),
                "Bearer " + token + "A",
                "Bearer " + token + "=",
                "Bearer " + token.toLowerCase(),
                "Bearer " + Base64.getEncoder().encodeToString(bytes),
                "Bearer " + HexFormat.of().formatHex(bytes),
                "Bearer " + HexFormat.of().formatHex(hash),
                "Bearer " + Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
                "Bearer " + token + ", Bearer " + token,
                "Bearer",
                "Bearer\t" + token,
                "Basic " + Base64.getEncoder().encodeToString(("ada:" + token).getBytes(StandardCharsets.UTF_8)),
                "Token " + token,
                token,
                ""));
        // The last character of base64 carries two bits that decoders overlook.
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var last = alphabet.charAt(alphabet.indexOf(token.charAt(42)) ^ 1);
        all.add("Bearer " + token.substring(0, 42) + last);
        return all;
    }

    @Test
    void twoTokensAreNone() {
        var ada = Cast.ada();
        var bearer = "Bearer " + ada.token().text();
        with("/customers", "Authorization", bearer, "Authorization", bearer).refuses(401, "no-session");
        with("/customers", "Authorization", bearer, "Authorization", "Basic eA==")
                .refuses(401, "no-session");
    }

    /** Spec 2.3: neither a query nor a cookie nor a body signs in. */
    @Test
    void aTokenElsewhereIsNone() {
        var token = Cast.ada().token().text();
        with("/customers?token=" + token).refuses(401, "no-session");
        with("/customers?access_token=" + token).refuses(401, "no-session");
        with("/customers", "Cookie", "session=" + token + "; __Host-session=" + token)
                .refuses(401, "no-session");
        with("/customers", "X-Auth-Token", token).refuses(401, "no-session");
        var form = "access_token=" + token;
        http.send(null, "POST", "/customers", form, "Content-Type", "application/x-www-form-urlencoded")
                .refuses(401, "no-session");
        http.get(Cast.ada(), "/customers?access_token=" + token).refuses(400, "unknown-field");
    }

    private Http.Answer with(String path, String... headers) {
        return http.send(null, "GET", path, null, headers);
    }

    private static int sessions() {
        return TestDatabase.administrator()
                .sql("select count(*) from gate.session")
                .query(Integer.class)
                .single();
    }
}
