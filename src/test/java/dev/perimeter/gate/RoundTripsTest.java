package dev.perimeter.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A read costs two round trips to the database, a write three: counted on the wire. */
@PerimeterTest
class RoundTripsTest {

    private static final String SIMILAR = "/catalog/printers/similar?manufacturer=Bambu&model=X1";

    private static final CountingProxy PROXY = CountingProxy.start();

    @Autowired
    Http http;

    @DynamicPropertySource
    static void throughTheProxy(DynamicPropertyRegistry registry) {
        registry.add("perimeter.test.proxy", PROXY::port);
    }

    @Test
    void areTwoForAReadAndThreeForAWrite() {
        var ada = Cast.ada();
        var path = "/customers/" + added(ada, "Grace");
        warmUp(ada, path);

        assertThat(trips(() -> http.get(ada, "/customers").is(200))).isEqualTo(2);
        assertThat(trips(() -> http.get(ada, path).is(200))).isEqualTo(2);
        assertThat(trips(() -> http.get(ada, "/company").is(200))).isEqualTo(2);
        assertThat(trips(() -> http.get(ada, "/auth/profile").is(200))).isEqualTo(2);
        assertThat(trips(() -> added(ada, "Joan"))).isEqualTo(3);
        assertThat(trips(() -> http.patch(ada, path, "{\"notes\": \"x\"}").is(200)))
                .isEqualTo(3);
        assertThat(trips(() -> http.post(ada, "/customers", "{\"name\": \"Key\"}", "Idempotency-Key", "one")
                        .is(201)))
                .isEqualTo(3);
        assertThat(trips(() -> http.delete(ada, path).is(204))).isEqualTo(3);
        assertThat(trips(() -> http.get(ada, SIMILAR).is(200))).isEqualTo(2);
        assertThat(trips(() -> contribute(ada, "M").is(201))).isEqualTo(3);
        assertThat(trips(() -> contribute(ada, "M").is(200))).isEqualTo(3);
    }

    /** Also where a read tells a history from nothing there, and a write adds several, or counts down and remembers why. */
    @Test
    void areNoMoreForSpools() {
        var ada = Cast.ada();
        var spool = http.post(ada, "/assets/spools", """
                        {"filament": {"manufacturer": "Tripmaker", "product": "P1", "material": "PLA", "colorName": "Red", "diameterMm": 1.75,
                                      "netWeightG": 1000}}""").is(201);
        var path = spool.header("Location").substring("/api/v1".length());
        var another = "{\"copies\": 2, \"filamentId\": \"%s\"}"
                .formatted(spool.json().path("filamentId").asString());
        var used = "{\"kind\": \"consumed\", \"grams\": 1}";
        for (var i = 0; i < 40; i++) {
            http.get(ada, path + "/events").is(200);
            http.get(ada, "/assets/spools?q=trip&color=red").is(200);
            http.post(ada, path + "/events", used).is(201);
            http.post(ada, "/assets/spools", another).is(201);
        }
        assertThat(trips(() -> http.get(ada, path + "/events").is(200))).isEqualTo(2);
        assertThat(trips(() -> http.get(ada, "/assets/spools?q=trip&color=red").is(200)))
                .isEqualTo(2);
        assertThat(trips(() -> http.post(ada, path + "/events", used).is(201))).isEqualTo(3);
        assertThat(trips(() -> http.post(ada, "/assets/spools", another).is(201)))
                .isEqualTo(3);
    }

    /** Else the bench would compare Perimeter with something that it is not. */
    @Test
    void carryTheStatementsThatTheBenchMeasures() throws IOException {
        var ada = Cast.ada();
        var farm = new Farm(http, ada);
        var customer = farm.customer("Grace");
        for (var i = 0; i < 10; i++) {
            http.get(ada, "/customers?limit=20").is(200);
            farm.order(customer, 1, 2, 3);
        }
        assertThat(sent(() -> http.get(ada, "/customers?limit=20"))).isEqualTo(measured("list.sql"));
        assertThat(sent(() -> farm.order(customer, 1, 2, 3))).isEqualTo(measured("order.sql"));
    }

    private static List<String> sent(Runnable request) {
        PROXY.statements();
        request.run();
        return PROXY.statements().stream()
                .map(text -> alike(text.replaceAll("\\$[0-9]+", "?")))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<String> measured(String file) throws IOException {
        var text = Files.readString(Path.of("bench", "sql", file)).replaceAll("(?m)^--.*", "");
        return Stream.of(text.split(";"))
                .map(statement -> alike(statement.replaceAll("(?<!:):[a-z_]+", "?")))
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String alike(String statement) {
        return statement.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** The driver asks for types and statements once; that is no part of a request's path. */
    private void warmUp(Cast.Actor ada, String path) {
        for (var i = 0; i < 40; i++) {
            http.get(ada, "/customers");
            http.get(ada, path);
            http.get(ada, "/company");
            http.get(ada, "/auth/profile");
            added(ada, "Warm");
            http.patch(ada, path, "{\"notes\": \"%d\"}".formatted(i));
            http.post(ada, "/customers", "{\"name\": \"Warm\"}", "Idempotency-Key", "warm" + i);
            http.delete(ada, "/customers/" + added(ada, "Warm"));
            http.get(ada, SIMILAR);
            contribute(ada, "Warm " + i);
        }
    }

    private String added(Cast.Actor ada, String name) {
        return http.post(ada, "/customers", "{\"name\": \"%s\"}".formatted(name))
                .is(201)
                .json()
                .path("id")
                .asString();
    }

    private Http.Answer contribute(Cast.Actor ada, String model) {
        var body = "{\"manufacturer\": \"%s\", \"model\": \"%s\"}".formatted(ada.company(), model);
        return http.post(ada, "/catalog/printers", body);
    }

    private static int trips(Runnable request) {
        var before = PROXY.roundTrips();
        request.run();
        return PROXY.roundTrips() - before;
    }
}
