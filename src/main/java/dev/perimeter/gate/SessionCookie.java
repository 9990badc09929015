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
 * The cookie with the token of a session. No script reads it, no other site's form sends it, and no
 * plain connection carries it (RFC 6265bis, 4.1.3: the prefix {@code __Host-}). Not every client
 * accepts such a cookie from http://localhost; there, and where {@code perimeter.plain-http} is
 * set, a plain cookie is set as well.
 */
public final class SessionCookie {

    private static final String SECURE = "__Host-perimeter";
    private static final String PLAIN = "perimeter";
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private SessionCookie() {}

    /** Whether a browser that sends this request can be signed in at all. */
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

    public static Optional<Token> read(HttpServletRequest request) {
        var cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Stream.of(SECURE, PLAIN)
                .flatMap(name ->
                        Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(name)))
                // On a secure connection, a plain cookie may have been planted over a plain
                // connection.
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
