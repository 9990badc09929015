package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The published contract is a reviewed file. springdoc is a test dependency only: nothing of it ships. */
@PerimeterTest
class OpenApiTest {

    @Autowired
    Http http;

    @Test
    void isWhatWePublished() throws IOException {
        Golden.matches(
                "openapi.yaml", http.get(null, "//v3/api-docs.yaml").is(200).text());
    }

    @Test
    void saysInWordsWhatEveryCallDoes() {
        var document = http.get(null, "//v3/api-docs").is(200).json();
        var silent = new ArrayList<String>();
        document.path("paths")
                .forEachEntry((path, calls) -> calls.forEachEntry((method, call) -> {
                    if (call.path("summary").asString("").isBlank()) {
                        silent.add(method + " " + path);
                    }
                }));
        assertThat(silent).as("docs/summaries.properties").isEmpty();
    }

    @Test
    void isServedWithAPageToReadIt() {
        assertThat(http.get(null, "//openapi.yaml").is(200).text()).startsWith("openapi:");
        assertThat(http.get(null, "//docs/").is(200).text()).contains("swagger-ui-bundle.js");
        http.get(null, "//webjars/swagger-ui/swagger-ui-bundle.js").is(200);
    }
}
