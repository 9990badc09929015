package dev.perimeter.logins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.Routes;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Over a connection that everybody on the way can read, programs are refused like browsers: neither passwords nor tokens travel there. */
@BehindAProxy
class HttpsRequirementTest {

    private static final String[] OPEN = {"Host", "shop.example.org"};

    @Autowired
    Http http;

    @Autowired
    Routes routes;

    @Test
    void everyRouteOfSigningInIsRefusedBeforeAnythingElse() {
        var ada = Cast.ada();
        var signingIn = routes.programs().stream()
                .filter(route -> route.pattern().startsWith("/api/v1/auth/"))
                .toList();
        assertThat(signingIn).hasSizeGreaterThan(8);
        for (var route : signingIn) {
            var path = route.path(UUID.randomUUID()).replace("/api/v1", "");
            for (var me : new Cast.Actor[] {ada, null}) {
                http.send(me, route.method(), path, route.takesBody() ? "{}" : null, OPEN)
                        .refuses(403, "plain-http");
            }
        }
        http.get(ada, "/auth/profile").is(200);
    }

    @Test
    void nobodyIsSignedInOrUp() {
        var ann = Guest.of(http);
        var body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(ann.email(), Guest.PASSWORD);
        http.post(null, "/auth/sign-up", body, OPEN).refuses(403, "plain-http");
        http.post(null, "/auth/sign-up", body).is(201);
        http.post(null, "/auth/sign-in", body, OPEN).refuses(403, "plain-http");
    }

    @Test
    void encryptedAndWithinTheMachineItGoesOn() {
        var ann = Guest.of(http);
        ann.signUp().is(201);
        var body = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(ann.email(), Guest.PASSWORD);
        http.post(null, "/auth/sign-in", body, "Host", "shop.example.org", "X-Forwarded-Proto", "https")
                .is(200);
        for (var host : List.of("localhost:8080", "127.0.0.1", "[::1]:8080")) {
            http.post(null, "/auth/sign-in", body, "Host", host).is(200);
        }
        for (var host : List.of("localhost.example.org", "127.0.0.1.example.org", "192.168.0.2")) {
            http.post(null, "/auth/sign-in", body, "Host", host).refuses(403, "plain-http");
        }
    }
}
