package dev.perimeter;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.SimpleType;
import dev.perimeter.gate.Versioned;
import dev.perimeter.values.EmailAddress;
import dev.perimeter.values.Text;
import dev.perimeter.web.json.Patch;
import dev.perimeter.web.json.RecordSchema;
import dev.perimeter.web.json.WithDefault;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Records as the product reads and writes them: what may be null says so, the rest is required; a patch is what it patches. */
class RecordSchemas implements ModelConverter {

    @Override
    public Schema<?> resolve(AnnotatedType asked, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var type = Json.mapper().constructType(asked.getType());
        if (type != null && type.getRawClass() == Patch.class) {
            return patch(type.containedType(0), context);
        }
        if (!chain.hasNext()) {
            return null;
        }
        if (type != null) {
            PublishedNames.of(type).ifPresent(asked::name);
        }
        var schema = chain.next().resolve(asked, context, chain);
        if (schema != null && type != null && type.getRawClass().isRecord()) {
            var name = schema.get$ref() == null ? null : schema.get$ref().replaceFirst(".*/", "");
            var model = name == null ? schema : context.getDefinedModels().get(name);
            if (model != null) {
                describe(model, type.getRawClass());
                putTogether(model, type.getRawClass(), context);
            }
        }
        if (schema != null
                && type instanceof SimpleType
                && type.isEnumType()
                && schema.getEnum() != null
                && !areSpeltOut(type.getRawClass())) {
            lowerCase(schema);
        }
        return schema;
    }

    /** The same fields, none of them required. */
    private static Schema<?> patch(JavaType of, ModelConverterContext context) {
        var draft = context.resolve(new AnnotatedType(of).resolveAsRef(true))
                .get$ref()
                .replaceFirst(".*/", "");
        var name = draft.replaceFirst("Draft$", "Patch");
        var patch = new Schema<>().type("object").description("The fields to change; null clears");
        patch.setProperties(context.getDefinedModels().get(draft).getProperties());
        context.defineModel(name, patch);
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    private static void describe(Schema<?> model, Class<?> type) {
        if (model.getProperties() == null) {
            return;
        }
        var components = RecordSchema.components(type)
                .filter(component -> !mayBeLeftOut(component, type))
                .map(RecordComponent::getName);
        model.setRequired(Stream.concat(components, derived(type))
                .filter(model.getProperties()::containsKey)
                .distinct()
                .toList());
        RecordSchema.components(type).forEach(component -> {
            var name = component.getName();
            if (isAnswer(type) && component.getDeclaringRecord() != type) {
                model.getProperties().computeIfPresent(name, (_, shared) -> unlimited((Schema<?>) shared));
            }
            var property = (Schema<?>) model.getProperties().get(name);
            if (property != null) {
                if (!areSpeltOut(component.getType())) {
                    lowerCase(property);
                }
                if (!isAnswer(type)) {
                    limit(property, component.getAnnotatedType());
                }
            }
        });
    }

    /**
     * A record that begins with another that has an id, without a name of its own, is all that the other is by itself, and more. One that stands
     * elsewhere, has no id, or may be absent, is left as it comes: its fields among the others.
     */
    private static void putTogether(Schema<?> model, Class<?> type, ModelConverterContext context) {
        var first = type.getRecordComponents().length == 0 ? null : type.getRecordComponents()[0];
        if (first == null
                || !first.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                || RecordSchema.components(first.getType())
                        .noneMatch(component -> component.getName().equals("id"))
                || model.getProperties() == null) {
            return;
        }
        var part = context.resolve(new AnnotatedType(first.getType()).resolveAsRef(true));
        var own = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        model.getProperties().keySet().retainAll(own);
        model.setRequired(model.getRequired().stream().filter(own::contains).toList());
        model.setAllOf(java.util.List.of(part));
    }

    /** What a record says beside its components, and those within it: never null. */
    private static Stream<String> derived(Class<?> type) {
        var parts = RecordSchema.components(type).map(RecordComponent::getDeclaringRecord);
        return Stream.concat(Stream.of(type), parts)
                .distinct()
                .flatMap(part -> Arrays.stream(part.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(JsonProperty.class))
                .map(Method::getName);
    }

    /** What a company keeps; what a caller may send are drafts. */
    private static boolean isAnswer(Class<?> type) {
        return Versioned.class.isAssignableFrom(type);
    }

    /** The limits of a draft are the caller's affair: what is answered keeps them. The draft's schema itself keeps them, too. */
    private static <T> Schema<T> unlimited(Schema<T> shared) {
        var property = new Schema<T>();
        property.type(shared.getType()).items(shared.getItems()).$ref(shared.get$ref());
        property.setTypes(shared.getTypes());
        property.setSpecVersion(shared.getSpecVersion());
        property.setEnum(shared.getEnum());
        property.setAdditionalProperties(shared.getAdditionalProperties());
        return "email".equals(shared.getFormat()) ? property : property.format(shared.getFormat());
    }

    private static void limit(Schema<?> property, AnnotatedElement type) {
        var text = type.getAnnotation(Text.class);
        if (text != null) {
            property.minLength(text.min()).maxLength(text.max());
        }
        if (type.isAnnotationPresent(EmailAddress.class)) {
            property.format("email").maxLength(254);
        }
    }

    private static boolean mayBeLeftOut(RecordComponent component, Class<?> type) {
        return mayBeNull(component)
                || Arrays.stream(type.getRecordComponents())
                        .anyMatch(part -> part.getType() == component.getDeclaringRecord() && mayBeNull(part))
                || !isAnswer(type) && component.getAccessor().isAnnotationPresent(WithDefault.class);
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Constants that say themselves how they are written: FFF. */
    private static boolean areSpeltOut(Class<?> type) {
        return type.isEnum()
                && Arrays.stream(type.getFields())
                        .anyMatch(constant -> constant.isAnnotationPresent(JsonProperty.class));
    }

    /** Words as in JSON: IN_PRODUCTION is "in_production". */
    private static <T> void lowerCase(Schema<T> schema) {
        if (schema.getEnum() != null) {
            @SuppressWarnings("unchecked")
            var words = (java.util.List<T>) schema.getEnum().stream()
                    .map(word -> word.toString().toLowerCase(Locale.ROOT))
                    .toList();
            schema.setEnum(words);
        }
    }
}
