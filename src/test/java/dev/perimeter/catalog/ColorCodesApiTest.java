package dev.perimeter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PerimeterTest
class ColorCodesApiTest {

    @Autowired
    Http http;

    private final String maker = "Maker " + UUID.randomUUID();
    private Actor ada;

    @BeforeEach
    void open() {
        ada = Cast.ada();
    }

    /** Spec 11.5: one form is kept, so that equal entries are equal and filters find them. */
    @ParameterizedTest
    @CsvSource({
        "#f00,#FF0000",
        "F00,#FF0000",
        "ff0000,#FF0000",
        "#FF0000,#FF0000",
        "#Ff0000,#FF0000",
        "1a2,#11AA22",
        "000,#000000",
        "#f008,#FF000088",
        "ff000080,#FF000080"
    })
    void aColorMayBeWrittenInSeveralWays(String typed, String kept) {
        var body = SpecBodies.filament(maker, "Everyday", "Signal Red")
                .replace("}", ", \"colorHexes\": [\"" + typed + "\"]}");
        var added = http.post(ada, "/catalog/filaments", body).is(201).json();
        assertThat(added.path("colorHexes").toString()).isEqualTo("[\"" + kept + "\"]");
        var path = "/catalog/filaments/" + added.path("id").asString();
        var changed = http.patch(ada, path, "{\"colorHexes\": [\"" + typed.toLowerCase(Locale.ROOT) + "\", \"0af\"]}")
                .is(200);
        assertThat(changed.json().path("colorHexes").toString()).isEqualTo("[\"" + kept + "\",\"#00AAFF\"]");
        for (var color :
                List.of(typed.startsWith("#") ? "%23" + typed.substring(1) : "%23" + typed, "%2300aaff", "00AAFF")) {
            var found = http.get(ada, "/catalog/filaments?q=" + maker.replace(" ", "%20") + "&color=" + color);
            assertThat(found.is(200).json().path("items")).as(color).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#f",
                "#ff",
                "#fffff",
                "fffffff",
                "#fffffffff",
                "red",
                "#ggg",
                "0xff0000",
                "##fff",
                "#ff 000",
                "rgb(1,2,3)",
                "#ｆｆｆ"
            })
    void whatIsNoColorIsRefused(String typed) {
        var body = SpecBodies.filament(maker, "Everyday", "Signal Red")
                .replace("}", ", \"colorHexes\": [\"" + typed + "\"]}");
        var refused = http.post(ada, "/catalog/filaments", body).refuses(400, "invalid");
        assertThat(refused.json().path("fields").valueStream())
                .extracting(fault -> fault.path("field").asString())
                .containsExactly("colorHexes");
    }
}
