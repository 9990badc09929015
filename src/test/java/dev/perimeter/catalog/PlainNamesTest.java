package dev.perimeter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 9.2: everybody reads the catalog; what stands in it is a product, and no notice. */
@PerimeterTest
class PlainNamesTest {

    @Autowired
    Http http;

    private final String maker = "Maker " + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "! Call Perimeter support",
                "... first",
                "Call +49 30 1234567",
                "https://evil.example",
                "see WWW.evil.example",
                "mail me@evil.example"
            })
    void aNoticeIsNoName(String name) {
        var ada = Cast.ada();
        for (var body :
                new String[] {SpecBodies.filament(name, "Everyday", "Red"), SpecBodies.filament(maker, name, "Red")}) {
            assertThat(http.post(ada, "/catalog/filaments", body)
                            .refuses(400, "invalid")
                            .json()
                            .path("fields"))
                    .isNotEmpty();
        }
        http.post(ada, "/catalog/printers", SpecBodies.printer(maker, name)).refuses(400, "invalid");
        http.post(ada, "/assets/spools", "{\"filament\": %s}".formatted(SpecBodies.filament(maker, name, "Red")))
                .refuses(400, "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3D-Fuel", "Éco+ 1.75", "PLA 2.85 / 1000", "打印", "Nr. 12345678", "ABS @home"})
    void aNameIs(String name) {
        http.post(Cast.ada(), "/catalog/filaments", SpecBodies.filament(maker, name, "\\\"Black Soul\\\""))
                .is(201);
    }

    /** What nobody sees is taken off, or makes no other: spec 9.3. */
    @Test
    void aTwinThatLooksEqualIsTheSame() {
        var ada = Cast.ada();
        var one = http.post(ada, "/catalog/filaments", SpecBodies.filament(maker, "PLA Pro", "Red"))
                .is(201)
                .json();
        for (var mark :
                new String[] {"\u200B", "\u2063", "\uDB40\uDC41", "\uFE0F", "\u00AD", "\u200D", "\u180E", "\u3164"}) {
            var twin = http.post(
                            ada,
                            "/catalog/filaments",
                            SpecBodies.filament(maker, "PLA" + mark + " P" + mark + "ro" + mark, "R" + mark + "ed"))
                    .is(200)
                    .json();
            assertThat(twin).isEqualTo(one);
        }
    }
}
