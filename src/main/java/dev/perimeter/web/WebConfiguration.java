package dev.perimeter.web;

import dev.perimeter.values.WireWords;
import dev.perimeter.web.bodies.JsonBodies;
import dev.perimeter.web.forms.FormReader;
import dev.perimeter.web.forms.PageProblems;
import dev.perimeter.web.problems.ProblemResolver;
import dev.perimeter.web.problems.TomcatErrorValve;
import dev.perimeter.web.query.EnumConverter;
import dev.perimeter.web.query.QueryArguments;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Registers the parts of this package with Spring and Tomcat. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    @Bean
    ProblemResolver problems() {
        return new ProblemResolver();
    }

    /**
     * The gate puts this resolver before Spring's own. Those that are registered below come after
     * them.
     */
    @Bean
    JsonBodies bodies() {
        return new JsonBodies();
    }

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders() {
        return filter(new SecurityHeaders(), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    FilterRegistrationBean<KnownMethods> knownMethods() {
        return filter(new KnownMethods(), Ordered.HIGHEST_PRECEDENCE + 1);
    }

    @Bean
    FilterRegistrationBean<SameOrigin> sameOrigin() {
        return filter(new SameOrigin(), Ordered.HIGHEST_PRECEDENCE + 2);
    }

    @Bean
    PageProblems pageProblems() {
        return new PageProblems();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> tomcatReport() {
        return tomcat -> tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new TomcatErrorValve()));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new QueryArguments());
        resolvers.add(new FormReader());
    }

    /**
     * Values in paths and queries have the same words as in bodies. An empty field of a page's form
     * is not given.
     */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, UUID.class, given(WireWords::uuid));
        registry.addConverter(String.class, LocalDate.class, given(WireWords::date));
        registry.addConverter(String.class, Boolean.class, given(WireWords::flag));
        registry.addConverterFactory(new EnumConverter());
    }

    // NullAway cannot read the annotations that let a converter return null.
    @SuppressWarnings("NullAway")
    private static <T> Converter<String, T> given(Function<String, T> read) {
        return text -> text.isEmpty() ? null : read.apply(text);
    }

    private static <F extends Filter> FilterRegistrationBean<F> filter(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return registration;
    }
}
