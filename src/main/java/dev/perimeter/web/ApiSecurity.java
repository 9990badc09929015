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

/** What is left to Spring Security: its firewall. Who may do what is decided in one place only, by the gate. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    /**
     * Everything passes here, because the gate asks the live record in the transaction of the work itself (spec 2.4); a
     * second answer at this level could only be a stale one. No token against forged forms either: the interface takes
     * bearer tokens only, which no browser sends by itself. Headers are those of {@link SecurityHeaders}.
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
