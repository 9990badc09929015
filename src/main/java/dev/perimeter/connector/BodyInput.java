package dev.perimeter.connector;

import dev.perimeter.web.bodies.BodyAccess;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.proxies.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The body of a connection's current request, for all its readers. It is closed until somebody
 * opens it, limited in bytes and time, and counted in {@link BodyMemory}.
 */
final class BodyInput implements InputBuffer, BodyAccess {

    private final InputBuffer tomcat;
    private final Request request;
    private final RequestProcessor processor;
    private final ConnectorLimits connector;

    private BodyMemory.@Nullable Claim claim;
    private int bytesMax;
    private long bytesRead;
    private long deadline;
    private boolean isRefused;
    private boolean isBroken;

    BodyInput(Request request, RequestProcessor processor, ConnectorLimits connector) {
        this.tomcat = request.getInputBuffer();
        this.request = request;
        this.processor = processor;
        this.connector = connector;
    }

    void begin() {
        claim = null;
        bytesMax = 0;
        bytesRead = 0;
        isRefused = false;
        isBroken = false;
        request.setAttribute(NAME, this);
    }

    /** Ends the request. The answer is on its way by then. */
    void end() {
        // The rest of a body is discarded, so that its sender gets the answer; less of it without
        // memory.
        var isStranger = claim == null || isRefused && announced() <= bytesMax;
        if (claim != null) {
            claim.giveBack();
            claim = null;
        }
        if (isAnnounced()) {
            processor.leaveBody(tomcat, isStranger, isBroken);
        }
    }

    @Override
    public void openFor(HttpServletRequest caller, int most) {
        if (claim == null) {
            claim = connector.memory().claim(ClientAddress.network(ClientAddress.of(caller)));
            bytesMax = most;
            deadline = System.nanoTime() + connector.limits().body().toNanos();
            if (announced() <= bytesMax) {
                require();
            }
        }
    }

    @Override
    public boolean isOpen() {
        return claim != null && !isRefused;
    }

    @Override
    public int bytesMax() {
        return bytesMax;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        require();
        var read = readInTime(handler);
        bytesRead += Math.max(read, 0);
        require();
        return read;
    }

    /** Counts the announced length at once, and a body without a length as it grows. */
    @Override
    public void require() {
        if (claim == null) {
            throw new IllegalStateException("A body is read before anybody has looked at who sends it");
        }
        var bytes = Math.max(bytesRead, announced());
        if (bytes > bytesMax) {
            throw refused(Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large"));
        }
        if (!claim.growTo(bytes, BodyMemory.weight(request.getContentType()))) {
            throw refused(Problem.unavailable());
        }
    }

    private int readInTime(ApplicationBufferHandler handler) throws IOException {
        var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0) {
            throw broken(tooSlow());
        }
        try {
            return processor.within(left, () -> tomcat.doRead(handler));
        } catch (SocketTimeoutException e) {
            throw broken(tooSlow());
        }
    }

    private static Problem tooSlow() {
        return Problem.of(HttpStatus.REQUEST_TIMEOUT, "too-slow");
    }

    /** A refused body is not read again, such as to show the form: that would need memory. */
    private Problem refused(Problem problem) {
        isRefused = true;
        return problem;
    }

    /** A broken body is not waited for either. */
    private Problem broken(Problem problem) {
        isBroken = true;
        return refused(problem);
    }

    private long announced() {
        return Math.max(0, request.getContentLengthLong());
    }

    private boolean isAnnounced() {
        return announced() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    @Override
    public int available() {
        return tomcat.available();
    }
}
