package dev.perimeter.web.forms;

import dev.perimeter.web.json.RecordSchema;
import dev.perimeter.web.query.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;

/**
 * The fields that a handler declares. They are known before the request is read or refused. A page
 * sends back only known fields to the browser, and none that is {@link Sensitive}.
 *
 * @param draft null for a handler without a form
 * @param parameters the other parameters of the handler
 */
public record FormFields(@Nullable Class<? extends Record> draft, Set<String> parameters) {

    private static final String OF_REQUEST = FormFields.class.getName();

    /**
     * Remembers the fields of the first handler. A request may be forwarded to a page, but the
     * handler that it asked for counts.
     */
    public static void keep(HttpServletRequest request, HandlerMethod handler) {
        if (request.getAttribute(OF_REQUEST) == null) {
            request.setAttribute(OF_REQUEST, of(handler));
        }
    }

    /** Empty where the request reached no handler. */
    static Optional<FormFields> of(HttpServletRequest request) {
        return Optional.ofNullable((FormFields) request.getAttribute(OF_REQUEST));
    }

    public static FormFields of(HandlerMethod handler) {
        var parameters = handler.getMethodParameters();
        var draft = Arrays.stream(parameters)
                .filter(parameter -> parameter.getParameterType() == Form.class)
                .map(FormFields::draft)
                .findFirst();
        var beside = Arrays.stream(parameters)
                .flatMap(parameter -> QueryParameters.names(parameter).stream())
                .collect(Collectors.toSet());
        return new FormFields(draft.orElse(null), beside);
    }

    static Class<? extends Record> draft(MethodParameter form) {
        return ResolvableType.forMethodParameter(form).getGeneric(0).toClass().asSubclass(Record.class);
    }

    /** Whether a page may show the field with what was sent in it. */
    public boolean mayBeShown(String field) {
        return field.startsWith(Form.OWN)
                || parameters.contains(field)
                || draft != null && mayBeShown(draft, field.split("\\.", -1), 0);
    }

    private static boolean mayBeShown(Class<? extends Record> type, String[] path, int depth) {
        var name = path[depth].replaceFirst("\\[\\d{1,3}]$", "");
        var component = Arrays.stream(type.getRecordComponents())
                .filter(each -> RecordSchema.of(type).jsonName(each.getName()).equals(name))
                .findFirst();
        if (component.isEmpty() || component.get().isAnnotationPresent(Sensitive.class)) {
            return false;
        }
        var inside = record(component.get());
        return depth == path.length - 1
                ? inside.isEmpty()
                : inside.filter(record -> mayBeShown(record, path, depth + 1)).isPresent();
    }

    /** The record type of the component, or of the elements of its list. */
    private static Optional<Class<? extends Record>> record(RecordComponent component) {
        Type type = component.getGenericType();
        if (type instanceof ParameterizedType list) {
            type = list.getActualTypeArguments()[0];
        }
        return type instanceof Class<?> simple && simple.isRecord()
                ? Optional.of(simple.asSubclass(Record.class))
                : Optional.empty();
    }
}
