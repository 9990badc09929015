package dev.perimeter.gate;

import dev.perimeter.web.ApiPath;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * The secret of a session: 256 random bits as 43 characters of base64url. The database keeps its SHA-256 alone (spec 2.5).
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

    /** What {@code gate.enter} takes: the token's characters as bytes. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What the database keeps. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Programs send it as a bearer token, browsers in a cookie, which opens pages and nothing else. */
    static Token of(HttpServletRequest request) {
        return ApiPath.covers(request)
                ? bearer(request)
                : SessionCookie.read(request).orElseThrow(Problem::noSession);
    }

    /** A cookie's text, where it has the form of a token. */
    static Optional<Token> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Token(text)) : Optional.empty();
    }

    /** The one bearer token of the request; none, several or a malformed one is no session (401). */
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

    /** Never in a log. */
    @Override
    public String toString() {
        return "Token[...]";
    }
}
