package dev.perimeter.gate;

import dev.perimeter.web.bodies.JsonBodies;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/** Calls every handler through the gate. */
class GatedAdapter extends RequestMappingHandlerAdapter {

    private final Gate gate;
    private final IdempotencyKeys idempotencyKeys;
    private final JsonBodies jsonBodies;
    private final PageFrame frame;
    private final Map<HandlerMethod, Access> access = new ConcurrentHashMap<>();
    private final FormIdempotency forms;

    GatedAdapter(
            Gate gate, IdempotencyKeys idempotencyKeys, JsonBodies jsonBodies, PageFrame frame, FormIdempotency forms) {
        this.gate = gate;
        this.idempotencyKeys = idempotencyKeys;
        this.jsonBodies = jsonBodies;
        this.frame = frame;
        this.forms = forms;
    }

    /** These resolvers come first: Spring's own reader of bodies is too lenient. */
    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        var resolvers = new ArrayList<>(Objects.requireNonNull(getArgumentResolvers()));
        resolvers.addFirst(jsonBodies);
        resolvers.addFirst(new ActorResolver());
        setArgumentResolvers(resolvers);
    }

    @Override
    protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handler) {
        return new GatedHandler(
                handler, access.computeIfAbsent(handler, Access::required), gate, idempotencyKeys, frame, forms);
    }
}
