package dev.perimeter.connector;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests of a connection, each within its time. Tomcat's own limits are for each single
 * wait, which a sender of drops never reaches.
 */
final class RequestProcessor extends Http11Processor {

    /**
     * What is read and thrown away, so that the sender of a refused body gets the answer instead of
     * a reset connection.
     */
    private static final long LEFT_BYTES_MAX = 2 * 1024 * 1024;

    /**
     * Of a stranger's body: a form that was typed while the cookie went out of date is not longer.
     */
    private static final long LEFT_BYTES_MAX_OF_STRANGER = 256 * 1024;

    private static final Duration LEFT_TIME_MAX = Duration.ofSeconds(5);

    private final LimitedProtocol protocol;

    interface Read {
        int bytes() throws IOException;
    }

    RequestProcessor(LimitedProtocol protocol, Adapter adapter, ConnectorLimits limits) {
        super(protocol, adapter);
        this.protocol = protocol;
        request.setInputBuffer(new BodyInput(request, this, limits));
    }

    /**
     * Called whenever something has come; a head that is on its way for too long by then is cut
     * off.
     */
    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        var began = request.getStartTimeNanos();
        var isHeadTooSlow = began >= 0
                && System.nanoTime() - began > protocol.limits().limits().head().toNanos();
        return isHeadTooSlow ? SocketState.CLOSED : super.service(socket);
    }

    /** A single wait may take no longer than the whole has left. */
    int within(long millis, Read read) throws IOException {
        var socket = getSocketWrapper();
        var before = socket.getReadTimeout();
        socket.setReadTimeout(Math.min(before, millis));
        try {
            return read.bytes();
        } finally {
            socket.setReadTimeout(before);
        }
    }

    /**
     * What nobody wanted to read of a body, after its answer. A connection on which too much is
     * still to come is closed.
     */
    void leaveBody(InputBuffer body, boolean isStranger, boolean isBroken) {
        if (isAsync() || getErrorState().isError() || isRequestBodyFullyRead()) {
            return;
        }
        if (isBroken || !isLeft(body, isStranger ? LEFT_BYTES_MAX_OF_STRANGER : LEFT_BYTES_MAX)) {
            action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /**
     * Not for a whole crowd: a connection that waits for a rest holds twice the memory of one that
     * waits for a head.
     */
    private boolean isLeft(InputBuffer body, long bytesMax) {
        var places = protocol.placesToLeaveBodies();
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            return isLeftInTime(body, bytesMax);
        } finally {
            places.release();
        }
    }

    private boolean isLeftInTime(InputBuffer body, long bytesMax) {
        var end = System.nanoTime() + LEFT_TIME_MAX.toNanos();
        var discarded = new Discarded();
        try {
            for (long bytes = 0; bytes <= bytesMax; ) {
                var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                var read = left <= 0 ? 0 : within(left, () -> body.doRead(discarded));
                if (read <= 0) {
                    return read < 0;
                }
                bytes += read;
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Discarded implements ApplicationBufferHandler {

        private java.nio.@Nullable ByteBuffer bytes;

        @Override
        public void setByteBuffer(java.nio.ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public java.nio.@Nullable ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }
}
