package dev.perimeter.web;

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
@Import({Wiring.class, ApiSecurity.class, ErrorAnswers.class, Shop.class})
class WebTestApplication {

    @Bean
    WebMvcRegistrations adapter(Bodies bodies) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new StrictAdapter(bodies);
            }
        };
    }

    private static final class StrictAdapter extends RequestMappingHandlerAdapter {

        private final Bodies bodies;

        StrictAdapter(Bodies bodies) {
            this.bodies = bodies;
        }

        @Override
        public void afterPropertiesSet() {
            super.afterPropertiesSet();
            var resolvers = new ArrayList<>(getArgumentResolvers());
            resolvers.addFirst(bodies);
            setArgumentResolvers(resolvers);
        }

        @Override
        protected ModelAndView handleInternal(
                HttpServletRequest request, HttpServletResponse response, HandlerMethod handler) throws Exception {
            Parameters.check(request, handler);
            return super.handleInternal(request, response, handler);
        }
    }
}
