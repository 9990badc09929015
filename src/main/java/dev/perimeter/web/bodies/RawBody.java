package dev.perimeter.web.bodies;

import dev.perimeter.web.problems.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The bytes of a body that declares itself as JSON, up to the caller's limit, whatever length was
 * announced.
 */
final class RawBody {

    private RawBody() {}

    static byte[] read(HttpServletRequest request, boolean required) {
        if (request.getContentLengthLong() > BodyAccess.bytesMax(request)) {
            throw tooLarge();
        }
        var announced = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (announced || required) {
            checkKind(request);
        }
        return announced ? bytes(request) : new byte[0];
    }

    private static void checkKind(HttpServletRequest request) {
        var kinds = Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE));
        if (kinds.size() != 1 || !isJson(kinds.getFirst()) || request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type");
        }
    }

    private static boolean isJson(String kind) {
        try {
            var type = MediaType.parseMediaType(kind);
            var charset = type.getParameter("charset");
            return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                    && type.getParameters().size() == (charset == null ? 0 : 1)
                    && (charset == null || charset.replace("\"", "").equalsIgnoreCase("utf-8"));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static byte[] bytes(HttpServletRequest request) {
        var most = BodyAccess.bytesMax(request);
        try {
            var all = request.getInputStream().readNBytes(most + 1);
            if (all.length > most) {
                throw tooLarge();
            }
            return all;
        } catch (IOException e) {
            // Tomcat has refused the request by now. Its exception would replace the right status.
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            throw e instanceof SocketTimeoutException
                    ? tooSlow()
                    : Problem.malformed("The body ends before it is complete.");
        }
    }

    private static Problem tooSlow() {
        return Problem.of(HttpStatus.REQUEST_TIMEOUT, "too-slow");
    }

    private static Problem tooLarge() {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large");
    }
}
