package dev.perimeter.web.json;

import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What a request sends behind its head. Nothing of it is read before somebody has looked at who
 * calls and has opened it; the connector refuses every other attempt. Where there is no connector
 * of ours, as in some tests, it is always open.
 */
public interface BodyAccess {

    /** Under this name it is an attribute of the request. */
    String NAME = BodyAccess.class.getName();

    /** For a caller who shows a token. */
    int BYTES_MAX = 1024 * 1024;

    /** For everybody, and for what a person alone sends: credentials, a profile, a code. */
    int SMALL_BYTES_MAX = 16 * 1024;

    /**
     * Takes the memory for what is announced. May be called again; the first call counts.
     *
     * @throws Problem 503 where there is none: in a crowd, nothing more is done for one of it
     */
    void openFor(HttpServletRequest caller, int bytesMax);

    /** @throws Problem 413 where more is announced than the caller may send */
    void require();

    /** Whether it may be read, or was. */
    boolean isOpen();

    int bytesMax();

    static void open(HttpServletRequest request, int bytesMax) {
        if (request.getAttribute(NAME) instanceof BodyAccess body) {
            body.openFor(request, bytesMax);
        }
    }

    /**
     * To be called before it is read: Tomcat makes room for a form before it asks for its first
     * byte.
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
