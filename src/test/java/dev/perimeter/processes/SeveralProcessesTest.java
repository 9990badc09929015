package dev.perimeter.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.events.Listener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes behind HAProxy, configured as documented. Nothing of a person is kept in either, so that either can answer, be killed and be
 * restarted. In full ({@code bench/processes}) with more people, for longer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralProcessesTest {

    private static final boolean FULL = Boolean.getBoolean("perimeter.test.full");
    private static final int PEOPLE = FULL ? 8 : 4;
    private static final int TIMES = FULL ? 5 : 1;

    private static final Duration TOLD = Duration.ofSeconds(20);

    private final List<String> rows = new ArrayList<>();
    private Rig rig;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        rig = new Rig(directory);
    }

    @AfterAll
    void stop() throws Exception {
        if (rig != null) {
            rig.close();
        }
        if (FULL) {
            Files.writeString(Path.of("target/processes.md"), """
                    ## Two processes behind HAProxy, %d people at work

                    | what | aim | measured |
                    | --- | --- | --- |
                    %s
                    """.formatted(PEOPLE, String.join("\n", rows)));
        }
    }

    /** Spec 2.4: what one process is told, the other keeps to at the next click. */
    @Test
    void aFlagThatIsSwitchedInOneIsRefusedInTheOther() {
        var ada = Client.of(rig.address(0)).founded("ada@example.org");
        var code = Client.json(ada.post("/invites", "{}"), 201).path("code").asString();
        var sam = Client.of(rig.address(1)).signedUp("sam@example.org");
        var joined = Client.json(
                sam.post("/onboarding/staff", "{\"inviteCode\": \"%s\", \"displayName\": \"Sam\"}".formatted(code)),
                201);
        var member = "/members/" + joined.path("account").path("id").asString();
        Client.json(ada.patch(member, "{\"permissions\": {\"customersView\": true}}"), 200);
        Client.json(sam.get("/customers"), 200);
        Client.json(sam.at(rig.address(0)).get("/customers"), 200);
        Client.json(ada.at(rig.address(1)).patch(member, "{\"permissions\": {\"customersView\": false}}"), 200);
        Client.json(sam.at(rig.address(0)).get("/customers"), 403);
        Client.json(sam.get("/customers"), 403);
        assertThat(ada.post("/auth/sign-out", "").statusCode()).isEqualTo(204);
        Client.json(ada.at(rig.address(1)).get("/customers"), 401);
    }

    /** Spec 16.1: what is done through one process is told by the other, through the proxy, too; and it ends there, what was ended here. */
    @Test
    void aStreamTellsWhatWasDoneThroughTheOther() {
        var ada = Client.of(rig.address(0)).founded("eva@example.org");
        try (var stream = Listener.program(rig.address(1), ada.token())) {
            assertThat(stream.hears(TOLD, ":open")).isTrue();
            Client.json(ada.post("/customers", "{\"name\": \"Grace\"}"), 201);
            assertThat(stream.next(TOLD, event -> event.contains("\"customer\"")))
                    .isNotNull();
            assertThat(ada.post("/auth/sign-out", "").statusCode()).isEqualTo(204);
            assertThat(stream.hears(TOLD, "over {}")).isTrue();
        }
    }

    /** Through the proxy, TLS ends at the proxy: the cookie is one for secure connections, and plain HTTP leads there. */
    @Test
    void aBrowserSignsInThroughTheProxy() {
        rig.client().signedUp("bea@example.org");
        var form = "email=bea%40example.org&password=always+by+the+printers";
        var answer = rig.client()
                .send(
                        "POST",
                        "//sign-in",
                        form,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Accept",
                        "text/html",
                        "Sec-Fetch-Site",
                        "same-origin");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-perimeter=")
                .contains("Secure");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        var plain = rig.plainClient().get("//sign-in");
        assertThat(plain.headers().firstValue("Location").orElseThrow()).startsWith("https://");
    }

    /** Whoever is killed takes along what it was at, one request for each person at most; what was acknowledged is there. */
    @Test
    void killedUnderLoadItTakesAlongOnlyWhatItWasAt() throws Exception {
        var ada = rig.client().founded("kay@example.org");
        var failed = 0;
        var load = Load.of(rig.clients(PEOPLE, ada), Load::customers);
        try (load) {
            for (var time = 0; time < TIMES; time++) {
                goOn(load);
                rig.kill(time % 2);
                goOn(load);
                var failures = load.newFailures();
                assertThat(failures.size()).as(failures.toString()).isLessThanOrEqualTo(PEOPLE);
                failed += failures.size();
                rig.start(time % 2);
                rig.awaitBoth();
            }
            goOn(load);
        }
        assertThat(load.failures()).isEmpty();
        assertThat(names(ada)).containsAll(load.acknowledged());
        row(
                "kill -9 of one of two, %d times: requests that failed (in flight there)".formatted(TIMES),
                "at most 1 a person and kill",
                failed + " of " + (load.answered() + failed));
        row("acknowledged writes lost", "0", "0 of " + load.acknowledged().size());
    }

    /** Otherwise the restarts of the next test stand for it. */
    @Test
    @EnabledIfSystemProperty(named = "perimeter.test.full", matches = "true")
    void aRollingRestartFailsNoRequest() throws Exception {
        var ada = rig.client().founded("ron@example.org");
        var load = Load.of(rig.clients(PEOPLE, ada), Load::customers);
        try (load) {
            for (var time = 0; time < TIMES; time++) {
                goOn(load);
                rig.restartAll();
            }
            goOn(load);
        }
        assertThat(load.failures()).isEmpty();
        assertThat(names(ada)).containsAll(load.acknowledged());
        row("rolling restart of both, %d times: requests that failed".formatted(TIMES), "0", "0 of " + load.answered());
        row(
                "time of a request meanwhile: median, 99 %",
                "", "%d ms, %d ms".formatted(load.millisecondsAt(0.5), load.millisecondsAt(0.99)));
    }

    /**
     * Three rolling restarts: the new secret is made known, then used, then the old one is forgotten. Meanwhile people sign in, join by open
     * invites and turn pages, at whichever process HAProxy sends them to. In short, one process goes through each step and meets the other in
     * the step before or after it.
     */
    @Test
    @Order(Integer.MAX_VALUE)
    void theSecretIsChangedAndNoRequestFails() throws Exception {
        var ada = rig.client().founded("eve@example.org");
        Client.json(ada.post("/customers", "{\"name\": \"One\"}"), 201);
        Client.json(ada.post("/customers", "{\"name\": \"Two\"}"), 201);
        var before = rig.secrets();
        var after = Rig.secret();
        var load = Load.of(rig.clients(2, ada), this::atBoth);
        try (load) {
            var steps = List.of(before + "," + after, after + "," + before, after);
            for (var step = 0; step < steps.size(); step++) {
                goOn(load);
                rig.secrets(steps.get(step));
                rig.restart(step % 2);
                if (FULL) {
                    goOn(load);
                    rig.restart(1 - step % 2);
                }
            }
            goOn(load);
        }
        assertThat(load.failures()).isEmpty();
        row("secret changed, by three rolling restarts: requests that failed", "0", "0 of " + load.answered());
    }

    private void atBoth(Client ada, int turn, Load load) {
        // Signing in takes work on purpose (spec 3.5), and the processes that start meanwhile need some of it.
        Rig.pause(FULL ? 200 : 1_500);
        var next = Client.json(ada.get("/customers?limit=1"), 200).path("next").asString();
        Client.json(ada.get("/customers?limit=1&after=" + next), 200);
        var email = "p" + UUID.randomUUID() + "@example.org";
        ada.as(null).signedUp(email);
        var sam = ada.as(null).signedIn(email);
        // A company makes 200 invites a day.
        if (turn % 10 == 0 && turn < 900) {
            joinsAndLeaves(ada, sam);
        }
    }

    private static void joinsAndLeaves(Client ada, Client sam) {
        var code = Client.json(ada.post("/invites", "{}"), 201).path("code").asString();
        Client.json(
                sam.post("/onboarding/staff", "{\"inviteCode\": \"%s\", \"displayName\": \"Sam\"}".formatted(code)),
                201);
        var left = ada.send(
                "DELETE",
                "/members/"
                        + Client.json(sam.get("/auth/profile"), 200)
                                .path("account")
                                .path("id")
                                .asString(),
                null);
        assertThat(left.statusCode()).isEqualTo(204);
    }

    /** As much again as was done: a slow machine takes longer for it. */
    private static void goOn(Load load) {
        var before = load.answered();
        Rig.await("people are served", () -> load.answered() >= before + (FULL ? 100 : 5));
    }

    private static List<String> names(Client ada) {
        var names = new ArrayList<String>();
        for (var next = ""; next != null; ) {
            var page = Client.json(ada.get("/customers?limit=200" + next), 200);
            page.path("items").forEach(item -> names.add(item.path("name").asString()));
            next = page.path("next").isString() ? "&after=" + page.path("next").asString() : null;
        }
        return names;
    }

    private void row(String what, String aim, String measured) {
        rows.add("| %s | %s | %s |".formatted(what, aim, measured));
    }
}
