package dev.perimeter.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What Prometheus is told, and what it is not. */
@PerimeterTest
@TestPropertySource(properties = "perimeter.management.port=0")
class MetricsConfigurationTest {

    private static final Pattern AN_ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-");

    @Autowired
    Http http;

    @Autowired
    ManagementServer management;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void routesPoolsRefusalsAndTheMachineAreTold() throws Exception {
        var ada = Cast.ada();
        http.get(ada, "/customers").is(200);
        http.get(ada, "/customers/" + UUID.randomUUID()).refuses(404, "not-found");
        http.get(null, "/customers").refuses(401, "no-session");
        http.browse(ada, "GET", "/customers").is(200);
        var figures = asked("GET", "/prometheus").body();
        assertThat(figures)
                .contains(
                        "http_server_requests_seconds_count{method=\"GET\",route=\"/api/v1/customers\",status=\"200\"}",
                        "http_server_requests_seconds_bucket{method=\"GET\",route=\"/api/v1/customers\",status=\"200\",le=\"0.05\"}",
                        "route=\"/api/v1/customers/{id}\",status=\"404\"",
                        "route=\"/customers\",status=\"200\"",
                        "perimeter_refusals_total{problem=\"not-found\"}",
                        "perimeter_refusals_total{problem=\"no-session\"}",
                        "hikaricp_connections_pending{pool=\"app\"}",
                        "hikaricp_connections_active{pool=\"auth\"}",
                        "jvm_memory_used_bytes",
                        "jvm_threads_live_threads",
                        "process_uptime_seconds");
    }

    /** Spec 1.5: neither a company nor a record nor what somebody typed stands in a label. */
    @Test
    void noIdAndNoPathIsALabel() throws Exception {
        var ada = Cast.ada();
        http.get(ada, "/orders/" + UUID.randomUUID()).is(404);
        http.get(ada, "/orders?q=unheard-of").is(200);
        http.send(null, "GET", "//nowhere/unheard-of", null).is(404);
        http.send(null, "BREW", "//unheard-of", null);
        http.browse(ada, "GET", "/nowhere/unheard-of").is(404);
        http.browse(ada, "POST", "/customers/new", "name", "").is(400);
        var figures = asked("GET", "/prometheus").body();
        assertThat(figures).doesNotContain("unheard-of", "BREW", ada.company().toString());
        assertThat(AN_ID.matcher(figures).find()).isFalse();
    }

    @Test
    void thereIsNothingElseAndNotOnThePublicPort() throws Exception {
        assertThat(asked("GET", "/health").body()).isEqualTo("{\"status\":\"up\"}");
        for (var path : new String[] {"/", "/env", "/actuator", "/metrics", "/heapdump", "/prometheus/x", "/healthz"}) {
            assertThat(asked("GET", path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(asked("POST", "/prometheus").statusCode()).isEqualTo(405);
        for (var path : new String[] {"/prometheus", "/actuator/prometheus", "/actuator", "/metrics", "/health"}) {
            http.send(null, "GET", "/" + path, null).is(404);
        }
    }

    private HttpResponse<String> asked(String method, String path) throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + management.port() + path);
        return client.send(
                HttpRequest.newBuilder(address)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
