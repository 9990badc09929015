package dev.perimeter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 9.3: the hint, for every member, by the names that a contribution has. */
@PerimeterTest
class SimilarApiTest {

    @Autowired
    Http http;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filaments/similar?manufacturer=GENERIC&colorName=Gray&diameterMm=1.75&netWeightG=1000&material=PLA&product=PLA"
                        + "&materialFamily=PLA&isRefill=false&spoolType=plastic",
                "printers/similar?manufacturer=Bambu&model=X1-E"
            })
    void anyMemberIsToldWhatIsThere(String asked) {
        var told =
                http.get(Cast.staffOf(Cast.ada()), "/catalog/" + asked).is(200).json();
        assertThat(told.propertyNames()).containsExactlyInAnyOrder("items", "next");
        assertThat(told.path("next").isNull()).isTrue();
        var first = told.path("items").path(0);
        var shelf = asked.replaceFirst("/.*", "");
        assertThat(http.get(
                                Cast.rita(),
                                "/catalog/" + shelf + "/" + first.path("id").asString())
                        .json())
                .isEqualTo(first);
        assertThat(first.path("colorName").asString(first.path("model").asString()))
                .isIn("Grey", "X1E");
    }

    @Test
    void parametersAreTheDeclaredOnes() {
        var ada = Cast.ada();
        for (var path : List.of("/catalog/filaments/similar", "/catalog/printers/similar")) {
            http.get(ada, path).is(400);
            http.get(ada, path + "?manufacturer=").is(400);
            http.get(ada, path + "?manufacturer=x&companyId=1").refuses(400, "unknown-field");
            http.get(ada, path + "?manufacturer=" + "x".repeat(201)).refuses(400, "invalid");
            http.get(ada, path + "?manufacturer=%2B").is(200);
            http.get(null, path + "?manufacturer=x").refuses(401, "no-session");
            http.get(Cast.person("Nora"), path + "?manufacturer=x").refuses(403, "no-company");
        }
        http.get(ada, "/catalog/filaments/similar?manufacturer=x&diameterMm=thick")
                .refuses(400, "invalid");
    }
}
