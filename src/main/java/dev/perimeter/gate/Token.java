package dev.perimeter.gate;

import dev.perimeter.secrets.Hmac;
import dev.perimeter.web.ApiPath;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * The token of a session: 256 random bits as 43 characters of base64url. The database stores only
 * its SHA-256 (spec 2.5).
 */
public record Token(String text) {

    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9_-]{43})");
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Token random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The token's characters as bytes, as {@code gate.enter} takes it. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The form in which the database stores it. */
    public byte[] hash() {
        return Hmac.sha256(bytes());
    }

    /** Programs send it as a bearer token, browsers in a cookie. The cookie opens pages only. */
    public static Token of(HttpServletRequest request) {
        return ApiPath.covers(request)
                ? bearer(request)
                : SessionCookie.read(request).orElseThrow(Problem::noSession);
    }

    /** Empty where the text has not the form of a token. */
    static Optional<Token> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Token(text)) : Optional.empty();
    }

    /**
     * The one bearer token of the request. None, several or a malformed one is no session (401).
     */
    private static Token bearer(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() != 1) {
            throw Problem.noSession();
        }
        var bearer = BEARER.matcher(headers.getFirst());
        if (!bearer.matches()) {
            throw Problem.noSession();
        }
        return new Token(bearer.group(1));
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "Token[...]";
    }
}
