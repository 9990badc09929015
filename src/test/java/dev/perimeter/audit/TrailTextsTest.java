package dev.perimeter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.perimeter.audit.TrailValue.Form;
import dev.perimeter.catalog.rules.OneOf;
import dev.perimeter.gate.Permission;
import dev.perimeter.pieces.printing.Misfit;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Spec 10.1: whatever the trail can hold, its owner reads in words. The fields are those of all
 * {@link Audited} records, the trail taking no others, and those that acts write by name.
 */
class TrailTextsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\",\\s*new (?:Changes\\.)?Change\\(");
    private static final Pattern ACTED = Pattern.compile("acted\\(\\s*me,\\s*\"(\\w+)\",\\s*RecordType\\.(\\w+)");
    private static final Pattern WRITTEN = Pattern.compile("write\\(me, \"(\\w+)\"|account, '(\\w+)', :recordType");
    private static final Pattern IN_DATABASE =
            Pattern.compile("into public\\.audit_entry [^;]*?values \\([^;]*?, '(\\w+)', '(\\w+)',");

    private record Field(String recordType, String name, Type type, List<String> words) {}

    @ParameterizedTest
    @ValueSource(strings = {"", "_de"})
    void everyFieldIsCalledSomething(String language) throws IOException {
        var texts = texts(language);
        assertThat(fields())
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
        for (var field : fields()) {
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
        for (var field : fields()) {
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
        for (var field : fields()) {
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
        var all = sources();
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

    private static TrailField field(Field field) {
        return new TrailField(field.recordType(), field.name());
    }

    private static List<Field> fields() {
        var fields = new ArrayList<Field>();
        var audited = new ClassFileImporter()
                .importPath(Path.of("target/classes/dev")).stream()
                        .filter(type -> type.isAnnotatedWith(Audited.class))
                        .map(type -> type.reflect())
                        .toList();
        assertThat(audited).hasSizeGreaterThan(10);
        audited.forEach(type -> add(type.getAnnotation(Audited.class).value().word(), type, drafts(type), fields));
        for (var flag : Permission.values()) {
            fields.add(new Field("member", flag.field(), boolean.class, List.of()));
        }
        for (var type : RecordType.values()) {
            FIELD.matcher(sources())
                    .results()
                    .forEach(found -> fields.add(new Field(type.word(), found.group(1), Object.class, List.of())));
        }
        fields.add(new Field("company", "owner", UUID.class, List.of()));
        return fields;
    }

    /** The words of what is a text in the record stand in the rules of its draft. */
    private static Map<String, List<String>> drafts(Class<?> type) {
        var words = new HashMap<String, List<String>>();
        try {
            var draft = Class.forName(type.getName().replace("Spec", "Draft"));
            for (var field : draft.getDeclaredFields()) {
                if (field.isAnnotationPresent(OneOf.class)) {
                    words.put(
                            field.getName(),
                            List.of(field.getAnnotation(OneOf.class).value()));
                }
            }
        } catch (ClassNotFoundException e) {
            assertThat(type.getSimpleName()).doesNotEndWith("Spec");
        }
        return words;
    }

    private static void add(String recordType, Class<?> type, Map<String, List<String>> words, List<Field> fields) {
        for (var component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                add(recordType, component.getType(), words, fields);
            } else if (!Set.of("id", "version", "createdAt", "updatedAt").contains(component.getName())
                    && !component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                var generic = component.getGenericType();
                var words2 = words.getOrDefault(component.getName(), words(component.getType(), generic));
                fields.add(new Field(recordType, component.getName(), generic, words2));
            }
        }
    }

    private static List<String> words(Class<?> type, Type generic) {
        var one = generic instanceof ParameterizedType of && of.getActualTypeArguments()[0] instanceof Class<?> part
                ? part
                : type;
        return one.isEnum() && !Map.class.isAssignableFrom(type)
                ? Arrays.stream(one.getEnumConstants())
                        .map(word -> JsonMapper.shared()
                                .convertValue(
                                        word instanceof dev.perimeter.values.WireWord wire ? wire.word() : word,
                                        String.class))
                        .toList()
                : List.of();
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

    private static String sources() {
        var all = new StringBuilder();
        for (var root : List.of(SOURCES, MIGRATIONS)) {
            try (var files = Files.walk(root)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    all.append(Files.readString(file));
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return all.toString();
    }
}
