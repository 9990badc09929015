package dev.perimeter.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@PerimeterTest
class EventsTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    @Autowired
    Http http;

    @Value("${local.server.port}")
    int port;

    @Test
    void tellsPagesWhichKindsOfRecordsChanged() {
        var ada = Cast.ada();
        try (var page = Listener.page(port, ada)) {
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.next(SOON, ":open"::equals)).isNotNull();
            http.post(ada, "/customers", "{\"name\": \"Grace\"}").is(201);
            var at = System.nanoTime();
            assertThat(page.next(SOON, event -> event.contains("customer"))).isEqualTo("changed [\"customer\"]");
            System.err.println("LATENCY " + (System.nanoTime() - at) / 1000000);
            http.post(ada, "/auth/sign-out", null).is(204);
            at = System.nanoTime();
            assertThat(page.ends(SOON)).isTrue();
            System.err.println("END " + (System.nanoTime() - at) / 1000000);
        }
    }

    @Test
    void tellsProgramsWhichRecordsChanged() {
        var ada = Cast.ada();
        try (var program = Listener.program(port, ada)) {
            assertThat(program.next(SOON, ":open"::equals)).isNotNull();
            var id = http.post(ada, "/customers", "{\"name\": \"Grace\"}").is(201).json().path("id").asString();
            assertThat(program.next(SOON, event -> event.contains("customer")))
                    .isEqualTo("change {\"type\":\"added\",\"recordType\":\"customer\",\"id\":\"%s\",\"version\":1}".formatted(id));
        }
    }
}
