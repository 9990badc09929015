package dev.perimeter.web.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.values.FieldFault;
import jakarta.validation.groups.Default;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a record takes: its components by their JSON names, each with its reader. The components of
 * an unwrapped record are its own.
 */
public final class RecordSchema implements JsonReader {

    private static final Map<Class<?>, RecordSchema> KNOWN = new ConcurrentHashMap<>();

    private final Class<? extends Record> type;
    private final RecordConstructor constructor;
    private final Map<String, RecordField> components;

    private RecordSchema(Class<? extends Record> type) {
        this.type = type;
        this.constructor = RecordConstructor.of(type);
        this.components = Arrays.stream(type.getRecordComponents())
                .flatMap(component -> fields(type, component))
                .collect(Collectors.toMap(RecordField::jsonName, c -> c, (a, _) -> a, LinkedHashMap::new));
    }

    public static RecordSchema of(Class<? extends Record> type) {
        var known = KNOWN.get(type);
        if (known == null) {
            known = new RecordSchema(type);
            KNOWN.putIfAbsent(type, known);
        }
        return known;
    }

    /** The components of a record, with those of an unwrapped one in its place. */
    public static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> isUnwrapped(component) ? components(component.getType()) : Stream.of(component));
    }

    private static boolean isUnwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    private static Stream<RecordField> fields(Class<? extends Record> type, RecordComponent component) {
        if (!isUnwrapped(component)) {
            return Stream.of(RecordField.of(type, component));
        }
        component.getAccessor().setAccessible(true);
        return of(component.getType().asSubclass(Record.class)).components.values().stream()
                .map(field -> field.inside(component.getAccessor()));
    }

    Class<? extends Record> type() {
        return type;
    }

    Iterable<RecordField> components() {
        return components.values();
    }

    /**
     * Constraints on the whole record run only when its components are right, as they may rely on
     * them; those of the group {@link Constraints.DespiteFaults} run always.
     */
    @Override
    public @Nullable Object read(JsonNode json, String path, Faults faults) {
        var before = faults.count();
        var values = readAll(json, path, faults);
        if (faults.count() == before) {
            return build(values, path, faults);
        }
        if (Constraints.existDespiteFaults(type)) {
            var parts = Arrays.stream(type.getRecordComponents())
                    .map(component -> values.get(jsonName(component.getName())))
                    .toArray();
            Constraints.check(constructor.makePartly(parts), path, this, faults, Constraints.DespiteFaults.class);
        }
        return null;
    }

    /** The components by JSON name; the value is null where it is not given or is wrong. */
    Map<String, @Nullable Object> readAll(JsonNode json, String path, Faults faults) {
        var values = readComponents(json, path, faults);
        if (json.isObject()) {
            components.values().stream()
                    .filter(component -> !values.containsKey(component.jsonName()))
                    .forEach(component -> component.check(null, path, faults));
        }
        return values;
    }

    /** The given components by JSON name. The value is null where the JSON is null or wrong. */
    Map<String, @Nullable Object> readComponents(JsonNode json, String path, Faults faults) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        if (!json.isObject()) {
            faults.type(path, FieldFault.of("fault.object"));
            return values;
        }
        for (var property : json.properties()) {
            var component = components.get(property.getKey());
            if (component == null) {
                faults.unknown(inside(path, Faults.shown(property.getKey())));
            } else {
                values.put(component.jsonName(), component.read(property.getValue(), path, faults));
            }
        }
        return values;
    }

    Object build(Map<String, @Nullable Object> values, String path, Faults faults) {
        return build(values, path, faults, Default.class, FromPeople.class);
    }

    /**
     * The record, and within it the unwrapped ones, with the constraints of these groups checked.
     */
    Object build(Map<String, @Nullable Object> values, String path, Faults faults, Class<?>... groups) {
        var instance = constructor.make(Arrays.stream(type.getRecordComponents())
                .map(component -> isUnwrapped(component)
                        ? of(component.getType().asSubclass(Record.class)).build(values, path, faults, groups)
                        : values.get(jsonName(component.getName())))
                .toArray());
        Constraints.check(instance, path, this, faults, groups);
        return instance;
    }

    /** The JSON name of a component that constraints know by its Java name. */
    public String jsonName(String javaName) {
        return components.values().stream()
                .filter(component -> component.javaName().equals(javaName))
                .map(RecordField::jsonName)
                .findFirst()
                .orElse(javaName);
    }

    public static String inside(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
