package dev.perimeter.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** TLS ends at the proxy, and counts as if it ended here. */
@BehindAProxy
class TlsProxyTest {

    private static final String PASSWORD = "a long and quiet password";
    private static final String[] TLS = {"X-Forwarded-Proto", "https", "X-Forwarded-Host", "shop.example.org"};

    @Autowired
    Http http;

    @Test
    void theCookieIsTheSecureOneAlone() {
        var answer = signUp(TLS);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/start");
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-perimeter=")
                .contains("Secure");
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(http.browsing(null, "GET", "/sign-in", TLS).text()).contains("name=\"password\"");
    }

    @Test
    void linksLeadToWhereTheBrowserAsked() {
        var answer = http.browsing(Cast.ada(), "POST", "/team/invites", TLS, "note", "");
        assertThat(answer.status()).as("over TLS, a plain cookie opens nothing").isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/sign-in?then=/team/invites");
        var made = http.browsingSecurely(Cast.ada(), "POST", "/team/invites", TLS, "note", "For Joan");
        assertThat(made.text()).contains("https://shop.example.org/join#");
    }

    /** Whatever stands before the nearest proxy's word may be the caller's own. */
    @Test
    void theNearestProxyHasTheLastWord() {
        var plain = signUp("X-Forwarded-Proto", "https, http", "X-Forwarded-Host", "shop.example.org");
        assertThat(plain.status()).isEqualTo(403);
        var secure = signUp("X-Forwarded-Proto", "http, HTTPS", "X-Forwarded-Host", "shop.example.org");
        assertThat(secure.status()).isEqualTo(302);
    }

    /** Nor does it make anything fail where it says nothing. */
    @Test
    void aProxyThatSaysNothingIsAsked() {
        for (var nothing : List.of(",", ",,", " , ", "shop.example.org,", "")) {
            var answer = http.browsing(
                    null, "GET", "/sign-in", new String[] {"X-Forwarded-Host", nothing, "X-Forwarded-Proto", nothing});
            assertThat(answer.status()).as(nothing).isEqualTo(200);
        }
    }

    private Http.Answer signUp(String... headers) {
        var email = "ada-" + UUID.randomUUID() + "@example.org";
        return http.browsing(null, "POST", "/sign-up", headers, "email", email, "password", PASSWORD);
    }
}
