package dev.perimeter.gate;

import dev.perimeter.secrets.Secret;
import dev.perimeter.web.bodies.JsonBodies;
import dev.perimeter.web.lists.Cursors;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Runs every request through the gate. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class GateConfiguration {

    /** After the filters that set headers and refuse unknown methods. */
    private static final int AFTER_HEADERS = Ordered.HIGHEST_PRECEDENCE + 4;

    @Bean
    WebMvcRegistrations throughTheGate(
            Gate gate, IdempotencyKeys idempotencyKeys, JsonBodies jsonBodies, PageFrame frame, FormIdempotency forms) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new GatedAdapter(gate, idempotencyKeys, jsonBodies, frame, forms);
            }
        };
    }

    @Bean
    FilterRegistrationBean<LoadShedding> loadShedding(Gate gate) {
        var registration = new FilterRegistrationBean<>(new LoadShedding(gate.members()::isFull));
        registration.setOrder(AFTER_HEADERS);
        return registration;
    }

    @Bean
    Cursors cursors(Secret secret) {
        return new Cursors(secret.deriveAll("cursors"));
    }
}
