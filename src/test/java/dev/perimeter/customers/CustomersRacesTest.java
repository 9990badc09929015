package dev.perimeter.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.PerimeterTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many at once: what is numbered has no gaps, what is versioned is changed once, and what is stored is what was sent. */
@PerimeterTest
class CustomersRacesTest {

    @Autowired
    Http http;

    @Test
    @Tag("stranger")
    void ownersWhoAddAtOnceSeeTheirOwnAlone() {
        var owners = IntStream.range(0, 10).mapToObj(_ -> Cast.ada()).toList();
        AtOnce.run(50, number -> add(owners.get(number % 10), "Marker " + number % 10))
                .forEach(answer -> answer.is(201));
        var lists = AtOnce.run(50, number -> http.get(owners.get(number % 10), "/customers"));
        for (var number = 0; number < 50; number++) {
            var names = lists.get(number)
                    .is(200)
                    .json()
                    .path("items")
                    .valueStream()
                    .map(item -> item.path("name").asString())
                    .toList();
            assertThat(names).hasSize(5).containsOnly("Marker " + number % 10);
        }
    }

    @Test
    void fiftyAtOnceAreNumberedWithoutAGap() {
        var ada = Cast.ada();
        var answers = AtOnce.run(50, number -> persistently(() -> add(ada, "Customer " + number)));
        assertThat(answers.stream()
                        .map(answer -> answer.is(201).json().path("number").asInt())
                        .sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void ofChangesOfOneVersionOneIsMadeAndTheOthersAreTooLate() {
        var ada = Cast.ada();
        for (var round = 0; round < 5; round++) {
            var path = pathOf(add(ada, "Grace"));
            var answers = AtOnce.run(
                    4, number -> http.patch(ada, path, "{\"notes\": \"%d\"}".formatted(number), "If-Match", "\"1\""));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 412);
            var kept = http.get(ada, path).json();
            assertThat(kept.path("version").asInt()).isEqualTo(2);
            assertThat(answers.stream().filter(answer -> answer.status() == 200).map(Answer::json))
                    .containsExactly(kept);
        }
    }

    @Test
    void aChangeThatMeetsARemovalIsMadeBeforeItOrNotAtAll() {
        var ada = Cast.ada();
        for (var round = 0; round < 10; round++) {
            var path = pathOf(add(ada, "Grace"));
            var answers = AtOnce.run(
                    2, number -> number == 0 ? http.delete(ada, path) : http.patch(ada, path, "{\"notes\": \"late\"}"));
            answers.get(0).is(204);
            assertThat(answers.get(1).status()).isIn(200, 404);
            http.get(ada, path).refuses(404, "not-found");
        }
    }

    @Test
    void ofTheSameAddressAtOnceOneIsTaken() {
        var ada = Cast.ada();
        var answers = AtOnce.run(
                10,
                number -> http.post(
                        ada,
                        "/customers",
                        "{\"name\": \"Grace %d\", \"email\": \"grace@example.org\"}".formatted(number)));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.refuses(409, "customer-email-taken"));
        assertThat(add(ada, "Joan").json().path("number").asInt()).isEqualTo(2);
    }

    /** Second order: text is text, whatever it looks like, and is found again as such. */
    @Test
    void whatLooksLikeSqlIsText() {
        var ada = Cast.ada();
        for (var text : List.of(
                "'; drop table customer; --",
                "' or 1=1 --",
                "$1 :company ?",
                "%_\\",
                "{fn now()}",
                "?? ?| ?&",
                "$$;$$")) {
            var quoted = text.replace("\\", "\\\\");
            var body = """
                    {"name": "%1$s", "contactName": "%1$s", "phone": "%1$s", "billingAddress": "%1$s", "shippingAddress": "%1$s",
                     "taxId": "%1$s", "tags": ["%1$s"], "notes": "%1$s"}""".formatted(quoted);
            var path = pathOf(http.post(ada, "/customers", body));
            http.patch(ada, path, body.replace("\"name\": \"", "\"name\": \"x")).is(200);
            var kept = http.get(ada, path).is(200).json();
            for (var field : List.of("contactName", "phone", "billingAddress", "shippingAddress", "taxId", "notes")) {
                assertThat(kept.path(field).asString()).isEqualTo(text);
            }
            assertThat(kept.path("name").asString()).isEqualTo("x" + text);
            assertThat(kept.path("tags").path(0).asString()).isEqualTo(text);
            var found = http.get(ada, "/customers?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
            assertThat(found.is(200).json().path("items")).hasSize(1);
            http.delete(ada, path).is(204);
        }
    }

    private Answer add(Actor me, String name) {
        return http.post(me, "/customers", "{\"name\": \"%s\"}".formatted(name));
    }

    /** Fifty wait for one counter and a few connections: who is asked to come back comes back. */
    private static Answer persistently(Supplier<Answer> request) {
        var answer = request.get();
        for (var tries = 0; tries < 20 && answer.status() == 503; tries++) {
            answer = request.get();
        }
        return answer;
    }

    private static String pathOf(Answer added) {
        return added.is(201).header("Location").substring("/api/v1".length());
    }
}
