package dev.perimeter.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** As shipped nothing is measured, and each answer has a name by which the log finds it. */
@PerimeterTest
class NoMetricsTest {

    @Autowired
    Http http;

    @Autowired
    ObjectProvider<ManagementServer> management;

    @Autowired
    ObjectProvider<RequestMetrics> metrics;

    @Test
    void nothingListensAndNothingIsCountedUnlessAPortIsNamed() {
        assertThat(management.getIfAvailable()).isNull();
        assertThat(metrics.getIfAvailable()).isNull();
    }

    @Test
    void everyAnswerCarriesTheIdOfItsRequest() {
        var first = http.send(null, "GET", "//healthz", null).header(RequestLog.ID);
        var second = http.send(null, "GET", "//healthz", null).header(RequestLog.ID);
        assertThat(first).hasSize(36).isNotEqualTo(second);
        for (var path :
                new String[] {"//nowhere", "//api/v1/customers", "//app/perimeter.css", "//error", "//sign-in"}) {
            assertThat(http.send(null, "GET", path, null).header(RequestLog.ID))
                    .as(path)
                    .isNotNull();
        }
        assertThat(http.send(null, "BREW", "//healthz", null).header(RequestLog.ID))
                .isNotNull();
        assertThat(http.browse(null, "GET", "/nowhere").header(RequestLog.ID)).isNotNull();
        assertThat(http.send(null, "GET", "//a;b/c", null).header(RequestLog.ID))
                .isNotNull();
    }

    /** Only a configured proxy names requests: anybody else could have their lines look like those of another. */
    @Test
    void aStrangerDoesNotNameARequest() {
        var answer = http.send(null, "GET", "//healthz", null, RequestLog.ID, "chosen-by-a-stranger");
        assertThat(answer.header(RequestLog.ID)).isNotEqualTo("chosen-by-a-stranger");
    }
}
