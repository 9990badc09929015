package dev.perimeter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 9.2, 9.3: what a company uses and the catalog lacks joins it. All tests share the catalog, so that each has makers of its own. */
@PerimeterTest
class ContributionsApiTest {

    @Autowired
    Http http;

    private final CatalogDatabase database = CatalogDatabase.ofTheApplication();
    private final String maker = "Maker " + UUID.randomUUID();
    private Actor ada;

    @BeforeEach
    void open() {
        ada = Cast.ada();
    }

    /** Spec 9.4: the contributing company's name, and nothing else about who uses what. */
    @ParameterizedTest
    @Tag("stranger")
    @ValueSource(strings = {"filaments", "printers"})
    void strangersSeeTheEntryAndTheContributorsNameAndCannotTouchIt(String shelf) {
        var added = http.post(ada, "/catalog/" + shelf, Specs.of(shelf, maker)).is(201);
        var path = added.header("Location").substring("/api/v1".length());
        var rita = Cast.rita();
        var seen = http.get(rita, path).is(200);
        assertThat(seen.json()).isEqualTo(added.json());
        assertThat(seen.text()).doesNotContain(ada.company().toString());
        assertThat(seen.json().path("contributedBy").toString()).isEqualTo("{\"companyName\":\"Ada's Prints\"}");
        http.patch(rita, path, "{}").refuses(403, "not-the-contributor");
        http.delete(rita, path).refuses(403, "not-the-contributor");
        assertThat(http.get(ada, path).json()).isEqualTo(added.json());
    }
}
