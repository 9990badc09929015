package dev.perimeter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.audit.TrailValue.Form;
import dev.perimeter.pieces.printing.Misfit;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Spec 10.1: whatever the trail can hold, its owner reads in words. The fields are those of all
 * {@link Audited} records, the trail taking no others, and those that acts write by name.
 */
class TrailTextsTest {

    private static final Pattern ACTED = Pattern.compile("acted\\(\\s*me,\\s*\"(\\w+)\",\\s*RecordType\\.(\\w+)");
    private static final Pattern WRITTEN = Pattern.compile("write\\(me, \"(\\w+)\"|account, '(\\w+)', :recordType");
    private static final Pattern IN_DATABASE =
            Pattern.compile("into public\\.audit_entry [^;]*?values \\([^;]*?, '(\\w+)', '(\\w+)',");

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void everyFieldIsCalledSomething(String language) throws IOException {
        var texts = texts(language);
        assertThat(AuditedFields.all())
                .hasSizeGreaterThan(120)
                .filteredOn(field -> field(field).isShown())
                .allSatisfy(field -> assertThat(field(field).labels())
                        .as("a text for %s of %s", field.name(), field.recordType())
                        .anyMatch(texts::containsKey));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void everyWordHasAText(String language) throws IOException {
        var texts = texts(language);
        for (var field : AuditedFields.all()) {
            for (var word : field.words()) {
                var told =
                        new TrailValues(Map.of()).of(field(field), word, null).orElseThrow();
                if (field(field).isShown()) {
                    assertThat(told.form()).as("%s of %s", word, field).isEqualTo(Form.WORD);
                    assertThat(texts).as("%s of %s", word, field).containsKey(told.value());
                }
            }
        }
        for (var misfit : Misfit.values()) {
            assertThat(texts).containsKey("pieces.misfit." + misfit.code());
        }
    }

    /** No number, day or moment as programs write them, and no id at all. */
    @Test
    void everyValueIsToldInTheReadersForm() {
        var id = UUID.randomUUID();
        for (var field : AuditedFields.all()) {
            var samples = new HashMap<Type, Object>(Map.of(
                    BigDecimal.class,
                    new BigDecimal("195.00"),
                    int.class,
                    12,
                    Integer.class,
                    12,
                    boolean.class,
                    true,
                    Boolean.class,
                    false,
                    LocalDate.class,
                    "2026-12-01",
                    Instant.class,
                    "2026-12-01T08:00:00Z",
                    UUID.class,
                    id.toString()));
            var sample = samples.get(field.type());
            if (sample == null || !field(field).isShown()) {
                continue;
            }
            var told = new TrailValues(Map.of(id, "Grace"))
                    .of(field(field), sample, "EUR")
                    .orElseThrow();
            assertThat(told.form())
                    .as(field.toString())
                    .isEqualTo(
                            switch (sample) {
                                case Number _ when field.name().equals("minutes") -> Form.MINUTES;
                                case BigDecimal _ when told.unit().equals("EUR") -> Form.MONEY;
                                case Number _ -> Form.NUMBER;
                                case Boolean _ -> Form.WORD;
                                case String day when day.length() == 10 -> Form.DAY;
                                case String moment when moment.endsWith("Z") -> Form.MOMENT;
                                default -> Form.TEXT;
                            });
            assertThat(told.value()).isNotEqualTo(id.toString());
            if (sample instanceof BigDecimal) {
                assertThat(told.unit()).as("the unit of " + field).isNotBlank();
            }
        }
    }

    /** What is no word, number, text or record by its id is left out, or told by its parts. */
    @Test
    void nothingIsToldAsProgramsNestIt() {
        for (var field : AuditedFields.all()) {
            if (field(field).isShown() && field.type() instanceof Class<?> type && type.isRecord()) {
                assertThat(List.of("steps", "model", "contributedBy"))
                        .as(field.toString())
                        .contains(field.name());
            }
        }
        var steps = new TrailValues(Map.of())
                .of(new TrailField("company", "steps"), Map.of("qc", true, "packing", false), null);
        assertThat(steps.orElseThrow().value()).isEqualTo(List.of("value.steps.qc"));
        var lines = List.of(Map.of("quantity", 2, "description", "Bracket"));
        assertThat(new TrailValues(Map.of())
                        .of(new TrailField("order", "lines"), lines, null)
                        .orElseThrow()
                        .value())
                .isEqualTo("2 × Bracket");
        assertThat(new TrailValues(Map.of())
                        .of(
                                new TrailField("order", "customerId"),
                                UUID.randomUUID().toString(),
                                null))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void everyActHasAWord(String language) throws IOException {
        var texts = texts(language);
        var actions = new HashSet<String>();
        var all = AuditedFields.sources();
        Stream.of(ACTED, WRITTEN, IN_DATABASE)
                .forEach(pattern -> pattern.matcher(all)
                        .results()
                        .forEach(found -> actions.add(found.group(1) == null ? found.group(2) : found.group(1))));
        for (var kind : dev.perimeter.assets.spools.events.SpoolEvent.Kind.values()) {
            actions.add(kind.word());
        }
        assertThat(actions).contains("added", "moved", "undone", "closed_short", "accepted", "handed_over", "weighed");
        assertThat(actions).allSatisfy(action -> assertThat(texts).containsKey("action." + action));
        for (var type : RecordType.values()) {
            assertThat(texts).containsKeys("record." + type.word(), "records." + type.word());
        }
        for (var step : List.of("postProcessing", "qc", "packing")) {
            assertThat(texts).containsKey("value.steps." + step);
        }
    }

    private static TrailField field(AuditedFields.Field field) {
        return new TrailField(field.recordType(), field.name());
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (var files = Files.list(Path.of("src/main/resources/messages"))) {
            for (var file : files.filter(path -> path.toString().endsWith("_de.properties") == !language.isEmpty())
                    .toList()) {
                try (var reader = Files.newBufferedReader(file)) {
                    texts.load(reader);
                }
            }
        }
        return texts;
    }
}
