package dev.perimeter.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a request sends behind its head. Nothing of it is read before somebody has looked at who calls and has opened it; the connector
 * refuses every other attempt. Where there is no connector of ours, as in some tests, it is always open.
 */
public interface BodyAccess {

    /** Under this name it is an attribute of the request. */
    String NAME = BodyAccess.class.getName();

    /** For a caller who shows a token. */
    int BYTES_MAX = 1024 * 1024;

    /** For everybody, and for what a person alone sends: credentials, a profile, a code. */
    int SMALL_BYTES_MAX = 16 * 1024;

    /** May be called again; the first call counts. */
    void openFor(HttpServletRequest caller, int bytesMax);

    /** Takes the memory for what is announced. @throws Problem 413 or 503, with nothing read */
    void require();

    boolean isOpen();

    int bytesMax();

    static void open(HttpServletRequest request, int bytesMax) {
        if (request.getAttribute(NAME) instanceof BodyAccess body) {
            body.openFor(request, bytesMax);
        }
    }

    /** To be called before it is read: Tomcat makes room for a form before it asks for its first byte. */
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
