package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.gate.Permission;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In which order a request is refused (DESIGN 5a), and that another spelling of a path is no other way in. */
@PerimeterTest
class RefusalsTest {

    private static final List<String> BROKEN =
            List.of("{", "not json", "[]", "{\"companyId\": 1}", "x".repeat(1024 * 1024 + 1));

    @Autowired
    Http http;

    @Test
    void whoIsNotSignedInLearnsNothingElse() {
        for (var body : BROKEN) {
            http.post(null, "/customers", body).refuses(401, "no-session");
            http.patch(null, "/company", body).refuses(401, "no-session");
            http.post(null, "/auth/setup", body).refuses(401, "no-session");
        }
        for (var path : List.of(
                "/nothing",
                "/",
                "",
                "/customers/1/nothing",
                "/customers?nothing=1",
                "/customers?limit=x",
                "/auth",
                "//api",
                "//api/v2/customers")) {
            http.send(null, "GET", path, null).refuses(401, "no-session");
        }
        http.send(null, "PUT", "/customers", "{}").refuses(401, "no-session");
        http.send(null, "DELETE", "/company", null).refuses(401, "no-session");
        http.send(null, "POST", "/auth/profile", "{}").refuses(401, "no-session");
        http.send(null, "POST", "/customers", "a=b", "Content-Type", "text/plain")
                .refuses(401, "no-session");
        http.send(null, "GET", "/customers", null, "Accept", "text/html").refuses(401, "no-session");
        http.send(null, "POST", "/customers", "{}", "Idempotency-Key", "no key").refuses(401, "no-session");
        http.send(null, "PATCH", "/customers/" + UUID.randomUUID(), "{}", "If-Match", "?")
                .refuses(401, "no-session");
    }

    @Test
    void whatOneMayNotDoComesBeforeWhatIsWrongWithIt() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, Permission.CUSTOMERS_VIEW);
        var person = Cast.person("Eve");
        var visitor = Cast.visitor("Eve");
        for (var body : BROKEN) {
            http.post(sam, "/customers", body).refuses(403, "permission-missing");
            http.patch(sam, "/customers/" + UUID.randomUUID(), body).refuses(403, "permission-missing");
            http.patch(sam, "/company", body).refuses(403, "owner-only");
            http.post(person, "/customers", body).refuses(403, "no-company");
            http.post(visitor, "/customers", body).refuses(403, "profile-missing");
        }
        http.delete(sam, "/customers/not-an-id").refuses(403, "permission-missing");
        http.delete(sam, "/customers/" + UUID.randomUUID(), "If-Match", "?").refuses(403, "permission-missing");
        http.get(Cast.staffOf(ada), "/customers?limit=x&nothing=1").refuses(403, "permission-missing");
        http.post(sam, "/customers", "{}", "Idempotency-Key", "no key").refuses(403, "permission-missing");
    }

    @Test
    void withASessionRoutesAndMethodsAreToldApart() {
        var ada = Cast.ada();
        http.get(ada, "/nothing").refuses(404, "not-found");
        http.get(ada, "//api/v2/customers").refuses(404, "not-found");
        http.get(ada, "/customers/not-an-id").refuses(404, "not-found");
        http.get(ada, "/customers/1-1-1-1-1").refuses(404, "not-found");
        http.get(Cast.visitor("Eve"), "/nothing").refuses(404, "not-found");
        var answer = http.send(ada, "PUT", "/customers", "{}").refuses(405, "method-not-allowed");
        assertThat(answer.header("Allow").split(", *")).contains("GET", "POST");
        http.send(ada, "DELETE", "/company", null).refuses(405, "method-not-allowed");
        http.get(null, "/auth/sign-in").refuses(405, "method-not-allowed");
    }

    @Test
    void whatIsWrongIsToldWithTheRightStatus() {
        var ada = Cast.ada();
        http.post(ada, "/customers", "x".repeat(1024 * 1024 + 1)).refuses(413, "too-large");
        http.post(ada, "/customers", "{").refuses(400, "malformed");
        http.send(ada, "GET", "/customers", null, "Accept", "text/html").refuses(406, "not-acceptable");
        http.patch(ada, "/company", "{}", "If-Match", "?").refuses(400, "malformed");
        http.send(ada, "POST", "/customers", null).refuses(415, "unsupported-media-type");
        http.get(ada, "/customers?limit=1&limit=2").refuses(400, "invalid");
    }

    @Test
    void headIsGetWithoutTheBody() {
        var ada = Cast.ada();
        var path = http.post(ada, "/customers", "{\"name\": \"Grace\"}")
                .header("Location")
                .substring("/api/v1".length());
        for (var asked :
                List.of("/customers", path, "/company", "/auth/profile", "/auth/sessions", "/customers/nothing")) {
            for (var me : new Cast.Actor[] {ada, Cast.rita(), Cast.staffOf(ada), Cast.visitor("Eve"), null}) {
                var get = http.send(me, "GET", asked, null);
                var head = http.send(me, "HEAD", asked, null);
                assertThat(head.status()).as(asked).isEqualTo(get.status());
                assertThat(head.text()).isEmpty();
                assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
                assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
            }
        }
    }

    @Test
    void otherMethodsAreAnsweredByNobody() {
        var ada = Cast.ada();
        for (var method : List.of("OPTIONS", "TRACE", "PROPFIND", "FOO", "get")) {
            for (var path : List.of("/customers", "/auth/sign-in", "/nothing", "//", "//healthz")) {
                var answer = http.send(ada, method, path, null);
                assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
                assertThat(answer.text()).doesNotContain(ada.token().text());
            }
        }
    }

    @Test
    void aHeaderOrParameterMakesNoOtherMethod() {
        var ada = Cast.ada();
        var grace = http.post(ada, "/customers", "{\"name\": \"Grace\"}")
                .header("Location")
                .substring("/api/v1".length());
        for (var header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            http.send(ada, "GET", grace, null, header, "DELETE").is(200);
            http.send(ada, "POST", grace, "{}", header, "DELETE").refuses(405, "method-not-allowed");
        }
        http.send(ada, "POST", grace + "?_method=DELETE", "{}").refuses(405, "method-not-allowed");
        http.get(ada, grace + "?_method=DELETE").refuses(400, "unknown-field");
        http.get(ada, grace).is(200);
    }

    /** SECURITY 4, 104: the same rule as for the plain route, or none at all. */
    @Test
    void anotherSpellingOfAPathIsNoOtherWayIn() {
        var ada = Cast.ada();
        var none = Cast.staffOf(ada);
        for (var path : List.of(
                "//api//v1/customers",
                "//api/v1//customers",
                "//api/v1/customers/",
                "//api/v1/..;/v1/customers",
                "//api/v1/x/..;/customers",
                "//api/v1;x=y/customers",
                "//api/v1/customers;x=y",
                "//api/v1/./customers",
                "//api/v1/x/../customers",
                "//api/v1/%2e/customers",
                "//api/v1/x/%2e%2e/customers",
                "//api/v1%2fcustomers",
                "//api/v1/customers%2f",
                "//api/v1/customers%00",
                "//api/v1/customers%20",
                "//api/v1/customers.json",
                "//api/v1/%63ustomers",
                "//%61pi/v1/customers",
                "//API/v1/customers",
                "//api/v1/CUSTOMERS",
                "//api/V1/customers",
                "//api/v1/%5c../customers",
                "//api/v1/customers%0a",
                "//api/v1/%25%32%65/customers")) {
            assertThat(http.get(null, path).status()).as(path).isIn(400, 401, 404);
            assertThat(http.get(none, path).status()).as(path).isIn(400, 403, 404);
            var owners = http.get(ada, path);
            assertThat(owners.status()).as(path).isIn(200, 400, 404);
            if (owners.status() == 200) {
                assertThat(owners.header("Cache-Control")).as(path).isEqualTo("no-store");
                http.get(null, path).refuses(401, "no-session");
            }
        }
        http.get(null, "//%61pi/v1/nothing").refuses(401, "no-session");
    }
}
