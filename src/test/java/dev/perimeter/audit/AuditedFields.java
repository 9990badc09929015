package dev.perimeter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.perimeter.catalog.rules.OneOf;
import dev.perimeter.gate.Permission;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** All fields that the trail may hold: those of audited records, and those written by name. */
final class AuditedFields {

    private AuditedFields() {}

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\",\\s*new (?:Changes\\.)?Change\\(");

    record Field(String recordType, String name, Type type, List<String> words) {}

    static List<Field> all() {
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

    static String sources() {
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
