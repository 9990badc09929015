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
        var metrics = asked("GET", "/prometheus").body();
        assertThat(metrics)
                .contains(
                        "http_server_requests_seconds_count{application=\"perimeter\",exception=\"none\",method=\"GET\",outcome=\"SUCCESS\",status=\"200\",uri=\"/api/v1/customers\"}",
                        "http_server_requests_seconds_bucket{application=\"perimeter\",exception=\"none\",method=\"GET\",outcome=\"SUCCESS\",status=\"200\",uri=\"/api/v1/customers\",le=\"0.05\"}",
                        "outcome=\"CLIENT_ERROR\",status=\"404\",uri=\"/api/v1/customers/{id}\"",
                        "status=\"200\",uri=\"/customers\"",
                        "perimeter_refusals_total{application=\"perimeter\",problem=\"not-found\"}",
                        "perimeter_refusals_total{application=\"perimeter\",problem=\"no-session\"}",
                        "hikaricp_connections_pending{application=\"perimeter\",pool=\"app\"}",
                        "hikaricp_connections_active{application=\"perimeter\",pool=\"auth\"}",
                        "jvm_memory_used_bytes{application=\"perimeter\",area=\"heap\",id=",
                        "jvm_gc_memory_allocated_bytes_total",
                        "jvm_classes_loaded_classes",
                        "logback_events_total",
                        "system_cpu_usage",
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
        var metrics = asked("GET", "/prometheus").body();
        assertThat(metrics).doesNotContain("unheard-of", "BREW", ada.company().toString());
        assertThat(AN_ID.matcher(metrics).find()).isFalse();
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
