package dev.perimeter.logins;

import dev.perimeter.gate.SessionCookie;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Passwords and tokens travel encrypted, within the machine, or in a network that the operator
 * trusts. Anybody on the way could read and use them otherwise. Pages and programs are refused
 * alike.
 */
@Component
class HttpsRequirement implements WebMvcConfigurer, HandlerInterceptor {

    private final boolean isTrusted;

    HttpsRequirement(@Value("${perimeter.plain-http:false}") boolean isTrusted) {
        this.isTrusted = isTrusted;
    }

    boolean isAllowed(HttpServletRequest request) {
        return SessionCookie.isPossible(request, isTrusted);
    }

    void refuse(HttpServletRequest request) {
        if (!isAllowed(request)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "plain-http");
        }
    }

    /** This check comes first: others may have read a token that was sent unencrypted. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        refuse(request);
        return true;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/auth/**");
    }
}
