package dev.perimeter.gate;

import dev.perimeter.web.Bodies;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/** Calls every handler through the gate; there is no other way in. */
class GatedAdapter extends RequestMappingHandlerAdapter {

    private final Gate gate;
    private final Repeats repeats;
    private final Bodies bodies;
    private final PageFrame frame;
    private final Map<HandlerMethod, Access> access = new ConcurrentHashMap<>();
    private final FormClaims forms;

    GatedAdapter(Gate gate, Repeats repeats, Bodies bodies, PageFrame frame, FormClaims forms) {
        this.gate = gate;
        this.repeats = repeats;
        this.bodies = bodies;
        this.frame = frame;
        this.forms = forms;
    }

    /** Ours are asked first: Spring's own reader of bodies is lenient in everything that matters here. */
    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        var resolvers = new ArrayList<>(Objects.requireNonNull(getArgumentResolvers()));
        resolvers.addFirst(bodies);
        resolvers.addFirst(new Acting());
        setArgumentResolvers(resolvers);
    }

    @Override
    protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handler) {
        return new GatedHandler(
                handler, access.computeIfAbsent(handler, Access::required), gate, repeats, frame, forms);
    }
}
