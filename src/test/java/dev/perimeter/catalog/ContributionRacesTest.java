package dev.perimeter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.PerimeterTest;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 9.3, 9.4, also when several companies act at the same instant. */
@PerimeterTest
class ContributionRacesTest {

    private static final int ROUNDS = 10;

    @Autowired
    Http http;

    private final CatalogDatabase database = CatalogDatabase.ofTheApplication();
    private final String maker = "Maker " + UUID.randomUUID();

    /** Two companies, and two people of each. */
    @ParameterizedTest
    @ValueSource(strings = {"filaments", "printers"})
    void theSameAddedAtOnceIsOneEntry(String shelf) {
        var ada = Cast.ada();
        var rita = Cast.rita();
        for (var round = 0; round < ROUNDS; round++) {
            var body = SpecBodies.of(shelf, maker + round);
            var answers = AtOnce.run(4, number -> http.post(number % 2 == 0 ? ada : rita, "/catalog/" + shelf, body));
            assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(200, 201);
            assertThat(answers)
                    .extracting(Answer::text)
                    .containsOnly(answers.getFirst().text());
        }
        assertThat(database.db()
                        .sql("select count(*) from %s_spec where manufacturer like ?"
                                .formatted(shelf.replaceFirst("s$", "")))
                        .param(maker + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(ROUNDS);
    }

    /** Mended before it is used, or not at all: nobody ends up with a filament that they did not choose. */
    @ParameterizedTest
    @CsvSource({"filaments, filament, spoolWeightG", "printers, printer, buildXMm"})
    void whatIsMendedAndTakenIntoUseAtOnceIsNotChangedUnderTheUser(String shelf, String kind, String field) {
        var ada = Cast.ada();
        var rita = Cast.rita();
        for (var round = 0; round < ROUNDS; round++) {
            var added = http.post(ada, "/catalog/" + shelf, SpecBodies.of(shelf, maker + round))
                    .is(201)
                    .json();
            var id = UUID.fromString(added.path("id").asString());
            var change = round % 2 == 0 ? "{\"%s\": 99}".formatted(field) : null;
            var seen = new String[1];
            var answers = AtOnce.run(2, number -> {
                if (number == 0) {
                    return http.send(ada, change == null ? "DELETE" : "PATCH", "/catalog/" + shelf + "/" + id, change)
                            .status();
                }
                seen[0] = useAndLook(rita, shelf, kind, id);
                return 0;
            });
            assertThat(answers.getFirst()).isIn(200, 204, 409);
            var now = http.get(rita, "/catalog/" + shelf + "/" + id);
            if (seen[0] == null) {
                assertThat(answers.getFirst()).isEqualTo(204);
            } else {
                assertThat(now.is(200).json().path(field).toString()).isEqualTo(seen[0]);
                assertThat(answers.getFirst()).isEqualTo(seen[0].equals("99") ? 200 : 409);
            }
        }
    }

    /** Whoever starts to use what is just being mended waits for the outcome, and the other way round. */
    @Test
    void theLaterOneWaits() throws Exception {
        var ada = Cast.ada();
        var rita = Cast.rita();
        var added = http.post(ada, "/catalog/printers", SpecBodies.printer(maker, "M1"))
                .is(201)
                .json();
        var id = UUID.fromString(added.path("id").asString());
        var path = "/catalog/printers/" + id;
        try (var mending = new InSession(ada)) {
            mending.ask("select id from gate.printer_model_to_change(?, ?)", ada.company(), id);
            var use = CompletableFuture.supplyAsync(() -> useAndLook(rita, "printers", "printer", id));
            assertThat(isDone(use)).isFalse();
            mending.commit();
            assertThat(use.get()).isEqualTo("null");
        }
        http.delete(ada, path).refuses(409, "in-use");

        var second = http.post(ada, "/catalog/printers", SpecBodies.printer(maker, "M2"))
                .is(201)
                .json();
        try (var using = new InSession(rita)) {
            using.use(
                    "printer", rita.company(), UUID.fromString(second.path("id").asString()));
            var removal = CompletableFuture.supplyAsync(() ->
                    http.delete(ada, "/catalog/printers/" + second.path("id").asString()));
            assertThat(isDone(removal)).isFalse();
            using.commit();
            removal.get().refuses(409, "in-use");
        }
    }

    private static boolean isDone(CompletableFuture<?> running) throws Exception {
        try {
            running.get(300, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** The value that the user sees on starting to use it; null where the entry is gone. */
    private static String useAndLook(Cast.Actor me, String shelf, String kind, UUID id) {
        var column = shelf.equals("filaments") ? "spool_weight_g" : "build_x_mm";
        try (var session = new InSession(me)) {
            if (session.use(kind, me.company(), id) == null) {
                return null;
            }
            var seen = session.ask(
                    "select coalesce(%s::text, 'null') from %s_spec where id = ?".formatted(column, kind), id);
            session.commit();
            return seen;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
