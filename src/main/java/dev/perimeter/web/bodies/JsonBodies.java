package dev.perimeter.web.bodies;

import dev.perimeter.web.json.Faults;
import dev.perimeter.web.json.Patch;
import dev.perimeter.web.json.RecordSchema;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads {@code @RequestBody SomeDraft} (a record) and {@code @RequestBody Patch<SomeDraft>} as
 * strict JSON, and reports every fault at once. It must stand before Spring's own reader, which is
 * lenient.
 */
public final class JsonBodies implements HandlerMethodArgumentResolver {

    private static final String BYTES = JsonBodies.class.getName() + ".bytes";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class);
    }

    /** With {@code required = false}, a request without a body gives null. */
    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var annotation = parameter.getParameterAnnotation(RequestBody.class);
        var request = web.getNativeRequest(HttpServletRequest.class);
        if (annotation == null || request == null) {
            throw new IllegalStateException("Not the body of an HTTP request: " + parameter);
        }
        if (request.getAttribute(BYTES) == null) {
            receive(request, annotation);
        }
        var bytes = bytes(request);
        return bytes.length == 0 && !annotation.required() ? null : read(bytes, parameter.getGenericParameterType());
    }

    /**
     * Receives the bytes and does not parse them yet: the parsed tree needs many times their
     * memory.
     */
    public static void receive(HttpServletRequest request, HandlerMethod handler) {
        for (var parameter : handler.getMethodParameters()) {
            var annotation = parameter.getParameterAnnotation(RequestBody.class);
            if (annotation != null) {
                receive(request, annotation);
            }
        }
    }

    private static void receive(HttpServletRequest request, RequestBody annotation) {
        request.setAttribute(BYTES, RawBody.read(request, annotation.required()));
    }

    /**
     * The bytes of the body, once they were received. They tell a repeated request from another
     * one.
     */
    public static byte[] bytes(HttpServletRequest request) {
        return request.getAttribute(BYTES) instanceof byte[] bytes ? bytes : new byte[0];
    }

    /** Keeps what was sent in another form than JSON, for the same purpose. */
    public static void keep(HttpServletRequest request, byte[] bytes) {
        request.setAttribute(BYTES, bytes);
    }

    private static @Nullable Object read(byte[] bytes, Type type) {
        var json = StrictJson.read(bytes);
        var faults = new Faults();
        var result = type instanceof ParameterizedType patch && patch.getRawType() == Patch.class
                ? Patch.read(RecordSchema.of(record(patch.getActualTypeArguments()[0])), json, faults)
                : RecordSchema.of(record(type)).read(json, "", faults);
        faults.refuse();
        return result;
    }

    private static Class<? extends Record> record(Type type) {
        if (type instanceof Class<?> wanted && wanted.isRecord()) {
            return wanted.asSubclass(Record.class);
        }
        throw new IllegalStateException("A body is a record or a Patch of one, not " + type);
    }
}
