package dev.perimeter.catalog.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import dev.perimeter.catalog.SpecBodies;
import dev.perimeter.database.DatabaseSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

/** Spec 14.6: the operator mends the shared catalog while the product runs, and each act is recorded. */
@PerimeterTest
class CatalogCommandTest {

    @Autowired
    Http http;

    private final String maker = "Maker " + UUID.randomUUID();
    private Actor ada;
    private Actor rita;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        rita = Cast.rita();
    }

    private record Outcome(int status, String out, String err) {

        Outcome is(int expected) {
            assertThat(status).as(out + err).isEqualTo(expected);
            return this;
        }
    }

    private static Outcome run(String... words) {
        return withPassword(TestDatabase.SERVER.password(), words);
    }

    private static Outcome withPassword(String password, String... words) {
        var own = new DatabaseSettings.Own(TestDatabase.SERVER.url(), TestDatabase.SERVER.user(), password);
        var settings = new DatabaseSettings(Path.of("none"), own, TestDatabase.SECRET, null);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var all = new String[words.length + 1];
        all[0] = "catalog";
        System.arraycopy(words, 0, all, 1, words.length);
        var status = CatalogCommand.run(
                new DefaultApplicationArguments(all),
                () -> Optional.of(settings),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Outcome(
                status.orElse(-1), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String add(Actor me, String shelf, String name) {
        var body =
                shelf.equals("filaments") ? SpecBodies.filament(maker, name, "Red") : SpecBodies.printer(maker, name);
        return http.post(me, "/catalog/" + shelf, body).json().path("id").asString();
    }

    private boolean isListed(Actor me, String shelf, String id) {
        var q = maker.substring(6);
        return http.get(me, "/catalog/" + shelf + "?q=" + q).is(200).text().contains(id)
                || http.get(me, "/catalog/" + shelf + "/similar?manufacturer=" + maker.replace(" ", "%20"))
                        .is(200)
                        .text()
                        .contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filaments", "printers"})
    void whatIsHiddenServesWhoUsesItAndIsNoticedByNobodyElse(String shelf) {
        var id = add(ada, shelf, "Spam");
        run("hide", id, "--by=Grace").is(0);
        run("hide", id).is(1);
        assertThat(isListed(rita, shelf, id)).isFalse();
        assertThat(isListed(ada, shelf, id)).isFalse();
        http.get(rita, "/catalog/" + shelf + "/" + id).refuses(404, "not-found");
        http.get(ada, "/catalog/" + shelf + "/" + id).is(200);
        assertThat(own(rita, shelf, id).status()).isEqualTo(404);
        assertThat(own(ada, shelf, id).status()).isEqualTo(201);
        http.patch(ada, "/catalog/" + shelf + "/" + id, "{}").refuses(404, "not-found");
        http.delete(ada, "/catalog/" + shelf + "/" + id).refuses(404, "not-found");
        assertThat(add(ada, shelf, "Spam"))
                .as("it does not come back by being added again")
                .isEqualTo(id);

        var another = add(rita, shelf, "Spam");
        assertThat(another).as("nobody else's is folded into it").isNotEqualTo(id);
        assertThat(run("show", id).is(1).err()).contains("an equal one has come");
        run("merge", id, another).is(0);
        assertThat(http.get(ada, "/catalog/" + shelf + "/" + id)
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo(another);
        assertThat(own(ada, shelf, id).json().toString()).contains(another);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filaments", "printers"})
    void whatWasHiddenIsShownAgain(String shelf) {
        var id = add(ada, shelf, "Good");
        run("show", id).is(1);
        run("hide", id).is(0);
        run("show", id).is(0);
        assertThat(isListed(rita, shelf, id)).isTrue();
        assertThat(add(rita, shelf, "GOOD")).isEqualTo(id);
    }

    /** With it goes what was merged into it: an equal of that is no equal of a hidden one. */
    @Test
    void whatIsMergedStandsForTheOtherAndIsHiddenWithIt() {
        var twin = add(ada, "filaments", "Everyday PLA");
        var into = add(rita, "filaments", "Everyday");
        run("merge", twin, into).is(0);
        assertThat(isListed(ada, "filaments", twin)).isFalse();
        assertThat(http.get(ada, "/catalog/filaments/" + twin).json().path("id").asString())
                .isEqualTo(into);
        assertThat(add(Cast.ada(), "filaments", "everyday pla")).isEqualTo(into);
        http.patch(rita, "/catalog/filaments/" + into, "{}").refuses(409, "in-use");
        run("merge", twin, into).is(1);
        run("hide", twin).is(1);
        run("hide", into).is(0);
        assertThat(add(Cast.ada(), "filaments", "everyday pla")).isNotIn(twin, into);
        run("show", into).is(0);
        assertThat(http.get(Cast.ada(), "/catalog/filaments/" + into)
                        .is(200)
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo(into);
    }

    @Test
    void whatCannotBeMergedIsNot() {
        var one = add(ada, "filaments", "One");
        var two = add(ada, "filaments", "Two");
        var three = add(ada, "filaments", "Three");
        var printer = add(ada, "printers", "One");
        assertThat(run("merge", one, one).is(1).err()).contains("itself");
        assertThat(run("merge", one, printer).is(1).err())
                .contains("is a filament")
                .contains("a printer");
        assertThat(run("merge", one, UUID.randomUUID().toString()).is(1).err()).contains("no entry");
        assertThat(run("merge", one, "two").is(1).err()).contains("named by its id");
        run("merge", one, two).is(0);
        assertThat(run("merge", two, one).is(1).err()).as("no circle").contains("itself");
        assertThat(run("merge", three, one).is(1).err()).contains("merged into " + two);
        run("hide", two).is(0);
        assertThat(run("merge", three, two).is(1).err()).contains("hidden");
        http.get(ada, "/catalog/filaments/" + three).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"filaments", "printers"})
    void onlyWhatNobodyUsesIsRemoved(String shelf) {
        var unused = add(ada, shelf, "Unused");
        var used = add(ada, shelf, "Used");
        own(ada, shelf, used);
        var elsewhere = add(ada, shelf, "Elsewhere");
        add(rita, shelf, "Elsewhere");
        var said = run(
                        "remove",
                        unused,
                        used,
                        elsewhere,
                        "nonsense",
                        UUID.randomUUID().toString())
                .is(1);
        assertThat(said.out().lines()).singleElement().asString().startsWith(unused);
        assertThat(said.err().lines()).hasSize(4);
        http.get(ada, "/catalog/" + shelf + "/" + unused).refuses(404, "not-found");
        http.get(ada, "/catalog/" + shelf + "/" + used).is(200);
        http.get(ada, "/catalog/" + shelf + "/" + elsewhere).is(200);
        run("remove", unused).is(1);
        var starter = http.get(
                        ada, "/catalog/" + shelf + "?limit=1&q=" + (shelf.equals("filaments") ? "generic" : "bambu"))
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
        assertThat(run("remove", starter).is(1).err()).contains("next import");
    }

    @Test
    void theOperatorSeesWhatACompanyAddedAndWhatWasDone() {
        var one = add(ada, "filaments", "One");
        var two = add(ada, "printers", "Two");
        var other = add(rita, "filaments", "Three");
        assertThat(run("list", "--from=" + ada.company()).is(0).out().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith(one) || line.startsWith(two));
        assertThat(run("list", "--from=nobody's prints").is(0).out()).isEmpty();
        run("hide", one, "--by=Grace Hopper").is(0);
        run("merge", other, add(ada, "filaments", "Four")).is(0);
        assertThat(run("list", "--hidden").is(0).out()).contains(one).doesNotContain(two);
        assertThat(run("list", "--merged").is(0).out()).contains(other).doesNotContain(two);
        assertThat(run("list").is(0).out()).contains(one, two, other);
        assertThat(run("acts").is(0).out().lines().filter(line -> line.contains(one)))
                .singleElement()
                .asString()
                .contains("hide", "filament", maker, "by Grace Hopper");
        assertThat(run("acts").out().lines().filter(line -> line.startsWith(other)))
                .singleElement()
                .asString()
                .contains("merge", "into ");
        assertThat(http.get(ada, "/audit").text()).doesNotContain("Grace Hopper");
    }

    @Test
    void whatIsNoCommandIsNone() {
        for (var words :
                new String[][] {{}, {"hide"}, {"merge", "1"}, {"merge", "1", "2", "3"}, {"list", "x"}, {"drop"}}) {
            run(words).is(-1);
        }
        var away = withPassword("wrong", "acts").is(2);
        assertThat(away.err()).startsWith("catalog: ").doesNotContain("Exception");
    }

    private Http.Answer own(Actor me, String shelf, String id) {
        return shelf.equals("filaments")
                ? http.post(me, "/assets/spools", "{\"filamentId\": \"%s\"}".formatted(id))
                : http.post(
                        me,
                        "/assets/printers",
                        "{\"name\": \"%s\", \"modelId\": \"%s\"}".formatted(UUID.randomUUID(), id));
    }
}
