package dev.perimeter.web.json;

import dev.perimeter.values.FieldFault;
import jakarta.validation.groups.Default;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The JSON fields of a record: its components by their JSON names, each with its reader. */
public final class RecordSchema implements JsonReader {

    private static final Map<Class<?>, RecordSchema> KNOWN = new ConcurrentHashMap<>();

    private final Class<? extends Record> type;
    private final Constructor<?> constructor;
    private final Map<String, RecordField> components;

    private RecordSchema(Class<? extends Record> type) {
        this.type = type;
        this.constructor = constructor(type);
        this.components = Arrays.stream(type.getRecordComponents())
                .map(component -> RecordField.of(type, component))
                .collect(Collectors.toMap(RecordField::jsonName, c -> c, (a, _) -> a, LinkedHashMap::new));
    }

    public static RecordSchema of(Class<? extends Record> type) {
        return KNOWN.computeIfAbsent(type, _ -> new RecordSchema(type));
    }

    Class<? extends Record> type() {
        return type;
    }

    Iterable<RecordField> components() {
        return components.values();
    }

    /**
     * Constraints on the whole record run only when its components are right, as they may rely on
     * them.
     */
    @Override
    public @Nullable Object read(JsonNode json, String path, Faults faults) {
        var before = faults.count();
        var values = readAll(json, path, faults);
        return faults.count() > before ? null : build(values, path, faults);
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
        var instance = make(values);
        Constraints.check(instance, path, this, faults, Default.class, FromPeople.class);
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

    Object make(Map<String, @Nullable Object> values) {
        try {
            return constructor.newInstance(
                    components.keySet().stream().map(values::get).toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("A draft takes what its constraints allow: " + type, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constructor<?> constructor(Class<? extends Record> type) {
        try {
            var parts = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType);
            var constructor = type.getDeclaredConstructor(parts.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
