package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.embedded.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;

/** The process is killed at any moment: everything acknowledged is there afterwards, nothing is half done. */
class KillTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final int KILLS = Integer.getInteger("perimeter.test.kills", 2);

    @TempDir
    Path data;

    @Test
    void whatWasAcknowledgedIsThereAfterEachKill() throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        String token = null;
        var acknowledged = new ArrayList<String>();
        for (var kill = 0; kill < KILLS; kill++) {
            try (var product = Product.start(data)) {
                if (token == null) {
                    token = found(product);
                }
                assertThat(names(product, token)).as("seed " + seed).containsAll(acknowledged);
                addUntilKilled(product, token, acknowledged, Duration.ofMillis(300 + random.nextInt(1500)));
            }
        }
        try (var product = Product.start(data)) {
            assertThat(names(product, token)).as("seed " + seed).containsAll(acknowledged);
            assertThat(acknowledged).isNotEmpty();
        }
        nothingIsHalfDone();
    }

    /** Numbers without a gap, one owner for each company, no account that belongs to nobody. */
    private void nothingIsHalfDone() {
        try (var server = EmbeddedServer.start(data)) {
            var db = JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password()));
            assertThat(db.sql("select max(number) - count(*) from customer")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(db.sql("""
                            select count(*) from company c
                             where 1 <> (select count(*) from membership m where m.company_id = c.id and m.role = 'owner')
                            """).query(Integer.class).single()).isZero();
        }
    }

    private static void addUntilKilled(Product product, String token, List<String> acknowledged, Duration after)
            throws Exception {
        var killer = Thread.ofPlatform().start(() -> {
            pause(after);
            product.kill();
        });
        while (killer.isAlive()) {
            var name = "Customer " + acknowledged.size();
            if (post(product, "/customers", token, "{\"name\": \"%s\"}".formatted(name)) == 201) {
                acknowledged.add(name);
            }
        }
        killer.join();
    }

    private static String found(Product product) throws Exception {
        var signedUp = CLIENT.send(
                request(product, "/auth/sign-up", null)
                        .POST(BodyPublishers.ofString(
                                "{\"email\": \"ada@example.org\", \"password\": \"lovelace-1815-engine\"}"))
                        .build(),
                BodyHandlers.ofString());
        var token = new JsonMapper().readTree(signedUp.body()).path("token").asString();
        var company =
                "{\"displayName\": \"Ada\", \"company\": {\"name\": \"Ada's\", \"industry\": \"Art\", \"size\": \"1\","
                        + " \"city\": \"London\", \"currency\": \"GBP\"}}";
        assertThat(post(product, "/onboarding/owner", token, company)).isEqualTo(201);
        return token;
    }

    private static List<String> names(Product product, String token) throws Exception {
        var names = new ArrayList<String>();
        var next = "";
        while (next != null) {
            var request = request(product, "/customers?limit=200" + next, token).build();
            var page = new JsonMapper()
                    .readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
            page.path("items").forEach(item -> names.add(item.path("name").asString()));
            next = page.path("next").isString() ? "&after=" + page.path("next").asString() : null;
        }
        return names;
    }

    /** The status, or 0 where no answer came. */
    private static int post(Product product, String path, String token, String body) {
        try {
            var request = request(product, path, token).POST(BodyPublishers.ofString(body));
            return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (Exception e) {
            return 0;
        }
    }

    private static HttpRequest.Builder request(Product product, String path, String token) {
        var request = HttpRequest.newBuilder(URI.create(product.address() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
