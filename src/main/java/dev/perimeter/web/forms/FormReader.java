package dev.perimeter.web.forms;

import dev.perimeter.web.bodies.JsonBodies;
import dev.perimeter.web.json.Faults;
import dev.perimeter.web.json.RecordSchema;
import dev.perimeter.web.query.QueryString;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads {@code Form<SomeDraft>} by the rules of the draft, reports every fault at once, and keeps
 * what was typed.
 */
public final class FormReader implements HandlerMethodArgumentResolver {

    private static final String TYPED = FormReader.class.getName() + ".typed";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Form.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var type = FormFields.draft(parameter);
        var typed = typed(request);
        request.setAttribute(TYPED, shown(request, typed));
        JsonBodies.keep(request, typed.toString().getBytes(StandardCharsets.UTF_8));
        return read(typed, type, null);
    }

    /** @param currency of amounts for which the form names none; null where it is not known */
    private static <T extends Record> Form<T> read(
            Map<String, String> typed, Class<T> type, @Nullable String currency) {
        var faults = new Faults();
        var json = new FormJson(typed, faults, currency).of(type);
        var draft = type.cast(RecordSchema.of(type).read(json, "", faults));
        return new Form<>(
                typed, faults.count() > 0 ? null : draft, faults.fields(), assumed -> read(typed, type, assumed));
    }

    /**
     * The typed fields of this request's form that a page may show again; null where it has no
     * form.
     */
    @SuppressWarnings("unchecked") // nobody else sets it
    static @Nullable Map<String, String> of(HttpServletRequest request) {
        return (Map<String, String>) request.getAttribute(TYPED);
    }

    private static Map<String, String> shown(HttpServletRequest request, Map<String, String> typed) {
        var shown = new LinkedHashMap<>(typed);
        shown.keySet()
                .removeIf(field -> FormFields.of(request)
                        .filter(fields -> fields.mayBeShown(field))
                        .isEmpty());
        return shown;
    }

    /** A ticked box follows a hidden field with the value false, so the last value counts. */
    private static Map<String, String> typed(HttpServletRequest request) {
        var typed = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, values[values.length - 1]));
        typed.keySet().removeIf(ResumableForm::isOurs);
        // The handler itself reads the parameters of the address.
        if (request.getQueryString() != null) {
            QueryString.read(request.getQueryString()).forEach(parameter -> typed.remove(parameter.name()));
        }
        return typed;
    }
}
