package dev.perimeter.web;

import dev.perimeter.web.problems.ErrorAnswers;
import dev.perimeter.web.problems.ProblemResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Spring Security is used for its firewall only. The gate alone decides who may do what. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    /**
     * Every request passes. The gate checks the live record in the transaction of the work itself
     * (spec 2.4), and a second check here could only be out of date. There is no CSRF token,
     * because the interface takes bearer tokens only, which no browser sends by itself. {@link
     * SecurityHeaders} sets the headers.
     */
    @Bean
    SecurityFilterChain api(HttpSecurity http) {
        return http.securityMatcher("/api/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    RequestRejectedHandler rejected() {
        return (request, response, e) -> ErrorAnswers.refuse(ProblemResolver.of(e), request, response);
    }
}
