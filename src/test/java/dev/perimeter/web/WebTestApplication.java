package dev.perimeter.web;

import dev.perimeter.web.bodies.JsonBodies;
import dev.perimeter.web.problems.ErrorAnswers;
import dev.perimeter.web.query.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Calls handlers as the gate does: our reader of bodies first, and the parameters checked before anything else. A test
 * component, so that the product's own scan passes by; no test configuration, which would bring the whole product in.
 */
@TestComponent
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class})
@Import({WebConfiguration.class, ApiSecurity.class, ErrorAnswers.class, Shop.class})
public class WebTestApplication {

    @Bean
    WebMvcRegistrations adapter(JsonBodies jsonBodies) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new StrictAdapter(jsonBodies);
            }
        };
    }

    private static final class StrictAdapter extends RequestMappingHandlerAdapter {

        private final JsonBodies jsonBodies;

        StrictAdapter(JsonBodies jsonBodies) {
            this.jsonBodies = jsonBodies;
        }

        @Override
        public void afterPropertiesSet() {
            super.afterPropertiesSet();
            var resolvers = new ArrayList<>(getArgumentResolvers());
            resolvers.addFirst(jsonBodies);
            setArgumentResolvers(resolvers);
        }

        @Override
        protected ModelAndView handleInternal(
                HttpServletRequest request, HttpServletResponse response, HandlerMethod handler) throws Exception {
            QueryParameters.check(request, handler);
            return super.handleInternal(request, response, handler);
        }
    }
}
