package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.gate.Token;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that was put back holds what had ended since: the command ends it. */
class AfterRestoreTest {

    private static final String CREDENTIALS =
            "{\"email\": \"%s@example.org\", \"password\": \"a brisk walk to the printer\"}";
    private static final String COMPANY = """
            {"displayName": "Ada", "company": {"name": "Ada's", "industry": "Art", "size": "1", "city": "London", "currency": "GBP"}}""";
    private static final String JOIN = "{\"inviteCode\": \"%s\", \"displayName\": \"Sam\"}";

    @TempDir
    Path data;

    @Test
    void sessionsAndOpenInvitesOfABackupEnd() throws IOException {
        Cast.Actor ada;
        String code;
        try (var product = Product.start(PreparedInstallation.in(data))) {
            var http = http(product);
            ada = signedUp(http, "ada");
            http.post(ada, "/onboarding/owner", COMPANY).is(201);
            code = http.post(ada, "/invites", "{}").is(201).json().path("code").asString();
        }
        assertThat(afterRestore()).isEqualTo("Ended: 1 sessions, 1 open invites, 0 offers of ownership.");
        assertThat(afterRestore()).isEqualTo("Ended: 0 sessions, 0 open invites, 0 offers of ownership.");
        try (var product = Product.start(data)) {
            var http = http(product);
            http.get(ada, "/customers").refuses(401, "no-session");
            http.post(signedUp(http, "sam"), "/onboarding/staff", JOIN.formatted(code))
                    .refuses(404, "invite-unknown");
            http.post(null, "/auth/sign-in", CREDENTIALS.formatted("ada")).is(200);
        }
    }

    private String afterRestore() {
        var out = new ByteArrayOutputStream();
        var status = Commands.run(
                new String[] {"after-restore", "--perimeter.data=" + data}, new PrintStream(out), System.err);
        assertThat(status).isZero();
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private static Cast.Actor signedUp(Http http, String name) {
        var answer =
                http.post(null, "/auth/sign-up", CREDENTIALS.formatted(name)).is(201);
        var token = new Token(answer.json().path("token").asString());
        return new Cast.Actor(name, null, token, null, null, null, null);
    }

    private static Http http(Product product) {
        return new Http(URI.create(product.address()).getPort());
    }
}
