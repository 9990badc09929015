package dev.perimeter.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The cookie, and where the way in leads to. */
@PerimeterTest
class SignInPagesTest {

    private static final String PASSWORD = "a long and quiet password";

    @Autowired
    Http http;

    @Test
    void theCookieIsReadByNoScriptAndSentByNoOtherSite() {
        var answer = http.browse(null, "POST", "/sign-up", "email", email(), "password", PASSWORD);
        assertThat(answer.status()).isEqualTo(302);
        var cookies = answer.response().headers().allValues("Set-Cookie");
        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=")
                        .doesNotContain("Domain"));
        assertThat(cookies.getFirst()).startsWith("__Host-perimeter=").contains("Secure");
    }

    /** From another machine, over a connection that everybody on the way can read, nobody is signed in, and it is said before. */
    @Test
    void inTheOpenNobodyIsSignedIn() {
        var email = email();
        http.browse(null, "POST", "/sign-up", "email", email, "password", PASSWORD);
        var page = http.browseAs("shop.example.org", "GET", "/sign-in");
        assertThat(page.text()).contains("--perimeter.plain-http=true").doesNotContain("name=\"password\"");
        var answer = http.browseAs("shop.example.org", "POST", "/sign-in", "email", email, "password", PASSWORD);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
    }

    /** What is said of a proxy counts only from one. */
    @Test
    void nobodySaysOfThemselvesThatTheirConnectionIsSecure() {
        var page = http.browsing(null, "GET", "/sign-in", new String[] {
            "Host", "shop.example.org", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "localhost"
        });
        assertThat(page.text()).doesNotContain("name=\"password\"");
        assertThat(page.header("Strict-Transport-Security")).isNull();
    }

    @Test
    void theWayInLeadsNobodyAway() {
        var email = email();
        http.browse(null, "POST", "/sign-up", "email", email, "password", PASSWORD);
        for (var elsewhere : List.of(
                "//example.org",
                "https://example.org",
                "/%5Cexample.org",
                "javascript:x",
                "/..//x",
                "/a/../../b",
                "/q%E2%82%AC")) {
            var answer = http.browse(null, "POST", "/sign-in?then=" + elsewhere, "email", email, "password", PASSWORD);
            assertThat(answer.header("Location").replaceFirst("^http://localhost:\\d+", ""))
                    .isEqualTo("/");
        }
        assertThat(http.browse(null, "POST", "/sign-in?then=/start", "email", email, "password", PASSWORD)
                        .header("Location"))
                .endsWith("/start");
    }

    /** No header has room for all that an address or a form may hold. */
    @Test
    void theWayInForgetsWhatIsTooLong() {
        var asked = http.browse(null, "GET", "/customers?q=" + "%C3%A4".repeat(1_500));
        assertThat(asked.status()).isEqualTo(302);
        assertThat(asked.header("Location")).endsWith("/sign-in");
        var email = email();
        http.browse(null, "POST", "/sign-up", "email", email, "password", PASSWORD);
        var far = "/" + "a".repeat(10_000);
        var answer = http.browse(null, "POST", "/sign-in?then=" + far, "email", email, "password", PASSWORD);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location").replaceFirst("^http://localhost:\\d+", ""))
                .isEqualTo("/");
    }

    @Test
    void whoSignsOutIsOut() {
        var ada = Cast.ada();
        assertThat(http.browse(ada, "GET", "/").status()).isEqualTo(200);
        assertThat(http.browse(ada, "POST", "/sign-out").header("Set-Cookie")).contains("Max-Age=0");
        assertThat(http.browse(ada, "GET", "/").status()).isEqualTo(302);
    }

    @Test
    void aFieldThatAFormDoesNotHaveIsRefused() {
        var answer = http.browse(null, "POST", "/sign-up", "email", email(), "password", PASSWORD, "role", "owner");
        assertThat(answer.status()).isEqualTo(400);
    }

    private static String email() {
        return "ada-" + UUID.randomUUID() + "@example.org";
    }
}
