package dev.perimeter.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.web.NearlyJson;
import dev.perimeter.web.RandomCases;
import dev.perimeter.web.Shop;
import dev.perimeter.web.WebTestApplication;
import dev.perimeter.web.Wire;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Whatever is sent, it is the sender's fault or nobody's. */
class AnyJsonTest {

    private static final List<String> NAMES =
            List.of("limit", "after", "q", "status", "customerId", "since", "tag", "%00", "x", "");
    private static final List<String> VALUES = List.of("1", "-", "%zz", "%", "ready", "=", "+", "%c3%a4");

    private static ConfigurableApplicationContext application;
    private static Wire wire;

    @BeforeAll
    static void start() {
        application = SpringApplication.run(
                WebTestApplication.class,
                "--server.port=0",
                "--springdoc.api-docs.enabled=false",
                "--spring.main.banner-mode=off");
        wire = new Wire(((ServletWebServerApplicationContext) application)
                .getWebServer()
                .getPort());
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void anyOrderIsTakenOrRefused() {
        RandomCases.each(
                2000,
                NearlyJson::object,
                json -> assertThat(wire.post("/api/v1/orders", json).status()).isIn(201, 400));
    }

    @Test
    void anyPatchIsTakenOrRefused() {
        RandomCases.each(
                1000,
                NearlyJson::object,
                json -> assertThat(
                                wire.patch("/api/v1/orders/" + Shop.KNOWN, json).status())
                        .isIn(200, 400));
    }

    @Test
    void anyTextIsRefused() {
        RandomCases.each(
                500,
                random -> NearlyJson.text(random, 30),
                body -> assertThat(wire.post("/api/v1/orders", body).status()).isEqualTo(400));
    }

    @Test
    void anyQueryIsTakenOrRefused() {
        RandomCases.each(1000, AnyJsonTest::query, query -> {
            var request = "GET /api/v1/orders?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            assertThat(wire.raw(request).substring(9, 12)).isIn("200", "400");
        });
    }

    private static String query(Random random) {
        return NearlyJson.several(random, 4, () -> NearlyJson.oneOf(random, NAMES) + "=" + value(random))
                .collect(Collectors.joining("&"));
    }

    private static String value(Random random) {
        return NearlyJson.several(
                        random,
                        6,
                        () -> random.nextBoolean()
                                ? "%%%02x".formatted(random.nextInt(256))
                                : NearlyJson.oneOf(random, VALUES))
                .collect(Collectors.joining());
    }
}
