package dev.perimeter.web.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perimeter.values.FieldFault;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One component of a record that is read from JSON. */
record RecordField(
        Class<? extends Record> owner,
        String javaName,
        String jsonName,
        List<Method> accessors,
        boolean required,
        boolean constrained,
        JsonReader jsonReader) {

    static RecordField of(Class<? extends Record> owner, RecordComponent component) {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        var named = accessor.getAnnotation(JsonProperty.class);
        return new RecordField(
                owner,
                component.getName(),
                named == null || named.value().isEmpty() ? component.getName() : named.value(),
                List.of(accessor),
                isRequired(owner, component),
                Constraints.exist(owner, component.getName()),
                JsonReaders.of(component.getAnnotatedType()));
    }

    /** The value; null where the JSON is null or wrong. */
    @Nullable
    Object read(JsonNode json, String path, Faults faults) {
        var before = faults.count();
        var value = json.isNull() ? null : jsonReader.read(json, RecordSchema.inside(path, jsonName), faults);
        if (faults.count() == before) {
            check(value, path, faults);
        }
        return faults.count() == before ? value : null;
    }

    void check(@Nullable Object value, String path, Faults faults) {
        if (value == null && required) {
            faults.invalid(RecordSchema.inside(path, jsonName), FieldFault.REQUIRED);
        } else if (constrained) {
            Constraints.check(this, value, path, faults);
        }
    }

    @Nullable
    Object of(Record instance) {
        Object value = instance;
        try {
            for (var accessor : accessors) {
                value = accessor.invoke(value);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return value;
    }

    /** The same field of a record that stands unwrapped in another, where this returns it. */
    RecordField inside(Method unwrapped) {
        var path = Stream.concat(Stream.of(unwrapped), accessors.stream()).toList();
        return new RecordField(owner, javaName, jsonName, path, required, constrained, jsonReader);
    }

    /**
     * In null-marked code a component is required unless it is {@code @Nullable} or has a default.
     */
    private static boolean isRequired(Class<?> owner, RecordComponent component) {
        return component.getType().isPrimitive()
                || (isNullMarked(owner)
                        && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && !component.getAccessor().isAnnotationPresent(WithDefault.class));
    }

    private static boolean isNullMarked(@Nullable AnnotatedElement element) {
        return switch (element) {
            case null -> false;
            case Class<?> type
            when !type.isAnnotationPresent(NullMarked.class) ->
                isNullMarked(type.getEnclosingClass() == null ? type.getPackage() : type.getEnclosingClass());
            default -> element.isAnnotationPresent(NullMarked.class);
        };
    }
}
