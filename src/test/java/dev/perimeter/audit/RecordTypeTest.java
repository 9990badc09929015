package dev.perimeter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 10.1: whatever the trail speaks of, its owner reads of it in words. */
@PerimeterTest
class RecordTypeTest {

    private static final Pattern SUBJECT = Pattern.compile("<li class=\"event\">.*?</b> *<(?:a|span)[^>]*>([^<]+)<");

    @Autowired
    Http http;

    @ParameterizedTest
    @EnumSource
    void hasANameInBothLanguages(RecordType type) throws IOException {
        for (var language : List.of("", "_de")) {
            var texts = new Properties();
            try (var file =
                    Files.newBufferedReader(Path.of("src/main/resources/messages/audit" + language + ".properties"))) {
                texts.load(file);
            }
            assertThat(texts.getProperty(type.messageKey())).isNotBlank();
        }
    }

    /** The words stand in every database: one that changes would leave what was written before without a name. */
    @Test
    void isCalledAsTheContractSays() {
        assertThat(RecordType.values())
                .extracting(RecordType::word)
                .startsWith(
                        "customer",
                        "order",
                        "piece",
                        "printer",
                        "spool",
                        "member",
                        "invite",
                        "company",
                        "filament",
                        "printer_model",
                        "stock");
    }

    @Test
    void everyKindIsFoundByItsNameAndSaysWhichRecordItIs() {
        var ada = Cast.ada();
        var farm = new Farm(http, ada);
        var order = farm.confirmed(1);
        farm.moveAlong(farm.pieces(order), "queued");
        farm.printer("Gutenberg");
        farm.spool();
        http.put(ada, "/stock/" + farm.filament(), "{\"lowThresholdG\": 500}").is(200);
        var model = "{\"manufacturer\": \"Test Works\", \"model\": \"%s\", \"technology\": \"FFF\"}";
        http.post(ada, "/catalog/printers", model.formatted(UUID.randomUUID())).is(201);
        http.post(ada, "/invites", "{\"note\": \"For the night shift\"}").is(201);
        http.patch(ada, "/company", "{\"city\": \"Turin\"}").is(200);
        var sam = Cast.staffOf(ada);
        http.patch(ada, "/members/" + sam.account(), "{\"permissions\": {\"ordersView\": true}}")
                .is(200);
        for (var type : RecordType.values()) {
            var page = http.browse(ada, "GET", "/history?recordType=" + type.word())
                    .is(200)
                    .text()
                    .replaceAll("\\s+", " ");
            var subject = SUBJECT.matcher(page);
            assertThat(subject.find()).as("an entry that names its " + type).isTrue();
            assertThat(subject.group(1)).isNotBlank();
        }
    }
}
