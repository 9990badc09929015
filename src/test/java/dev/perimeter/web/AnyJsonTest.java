package dev.perimeter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Whatever is sent, it is the sender's fault or nobody's. */
class AnyJsonTest {

    private static ConfigurableApplicationContext application;
    private static Wire wire;

    @BeforeContainer
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

    @AfterContainer
    static void stop() {
        application.close();
    }

    @Property(tries = 2000)
    void anyOrderIsTakenOrRefused(@ForAll("objects") String json) {
        assertThat(wire.post("/api/v1/orders", json).status()).as(json).isIn(201, 400);
    }

    @Property(tries = 1000)
    void anyPatchIsTakenOrRefused(@ForAll("objects") String json) {
        assertThat(wire.patch("/api/v1/orders/" + Shop.KNOWN, json).status())
                .as(json)
                .isIn(200, 400);
    }

    @Property(tries = 500)
    void anyTextIsRefused(@ForAll("texts") String body) {
        assertThat(wire.post("/api/v1/orders", body).status()).as(body).isIn(400);
    }

    @Property(tries = 1000)
    void anyQueryIsTakenOrRefused(@ForAll("queries") String query) throws IOException {
        var request = "GET /api/v1/orders?" + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        assertThat(wire.raw(request).substring(9, 12)).as(query).isIn("200", "400");
    }

    @Provide
    Arbitrary<String> objects() {
        return NearlyJson.objects();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(30);
    }

    @Provide
    Arbitrary<String> queries() {
        var name = Arbitraries.of("limit", "after", "q", "status", "customerId", "since", "tag", "%00", "x", "");
        var hex = Arbitraries.integers().between(0, 255).map("%%%02x"::formatted);
        var value = Arbitraries.oneOf(hex, Arbitraries.of("1", "-", "%zz", "%", "ready", "=", "+", "%c3%a4"))
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
        return name.flatMap(n -> value.map(v -> n + "=" + v))
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("&", parts));
    }
}
