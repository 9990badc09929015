package dev.perimeter.gate;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The session of a browser: the token, in a cookie that no script reads, no other site sends with a form, and no plain connection carries
 * (RFC 6265bis, 4.1.3: the prefix {@code __Host-}). Browsers take such a cookie from http://localhost as well, but not all of them and no simple
 * client, so that there, and where {@code perimeter.plain-http} says so, a plain one stands beside it.
 */
public final class SessionCookie {

    private static final String SECURE = "__Host-perimeter";
    private static final String PLAIN = "perimeter";
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private SessionCookie() {}

    /** Whether a browser that asks like this can be signed in at all. */
    public static boolean isPossible(HttpServletRequest request, boolean plainHttp) {
        return request.isSecure() || plainHttp || isLoopback(request);
    }

    public static void set(HttpServletRequest request, HttpServletResponse response, String token, Instant expiresAt) {
        var age = Duration.between(Instant.now(), expiresAt);
        if (request.isSecure() || isLoopback(request)) {
            add(response, SECURE, token, age, true);
        }
        if (!request.isSecure()) {
            add(response, PLAIN, token, age, false);
        }
    }

    public static void clear(HttpServletResponse response) {
        add(response, SECURE, "", Duration.ZERO, true);
        add(response, PLAIN, "", Duration.ZERO, false);
    }

    static Optional<Token> read(HttpServletRequest request) {
        var cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Stream.of(SECURE, PLAIN)
                .flatMap(name ->
                        Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(name)))
                // On a secure connection a plain cookie is one that somebody on a plain connection may have planted.
                .filter(cookie -> cookie.getName().equals(SECURE) || !request.isSecure())
                .flatMap(cookie -> Token.parse(cookie.getValue()).stream())
                .findFirst();
    }

    private static boolean isLoopback(HttpServletRequest request) {
        return LOOPBACK.contains(request.getServerName());
    }

    private static void add(HttpServletResponse response, String name, String value, Duration age, boolean secure) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
