package dev.perimeter.web.bodies;

import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The body of a request, which nobody reads before a handler or a filter has looked at the caller
 * and opened it. The connector refuses every other attempt to read. Without our connector, as in
 * some tests, a body is always open.
 */
public interface BodyAccess {

    /** The name of the request attribute that holds it. */
    String NAME = BodyAccess.class.getName();

    /** The limit for a caller with a token. */
    int BYTES_MAX = 1024 * 1024;

    /**
     * The limit for everybody else, and for what a person alone sends: credentials, a profile, a
     * code.
     */
    int SMALL_BYTES_MAX = 16 * 1024;

    /**
     * Reserves memory for the announced length. Only the first call has an effect.
     *
     * @throws Problem 503 where there is no memory left
     */
    void openFor(HttpServletRequest caller, int bytesMax);

    /** @throws Problem 413 where the announced length is above the caller's limit */
    void require();

    /** Whether the body may be read, or was read. */
    boolean isOpen();

    int bytesMax();

    static void open(HttpServletRequest request, int bytesMax) {
        if (request.getAttribute(NAME) instanceof BodyAccess body) {
            body.openFor(request, bytesMax);
        }
    }

    /**
     * Callers must call this before they read: Tomcat allocates a buffer for a form before it reads
     * the first byte.
     */
    static void require(HttpServletRequest request) {
        if (request.getAttribute(NAME) instanceof BodyAccess body) {
            body.require();
        }
    }

    static boolean isOpen(HttpServletRequest request) {
        return !(request.getAttribute(NAME) instanceof BodyAccess body) || body.isOpen();
    }

    static int bytesMax(HttpServletRequest request) {
        return request.getAttribute(NAME) instanceof BodyAccess body ? body.bytesMax() : BYTES_MAX;
    }
}
