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
 * Reads the requests of a connection within their time limits. Tomcat's own limits are for each
 * single wait, which a sender of single bytes never reaches.
 */
final class RequestProcessor extends Http11Processor {

    /**
     * The limit of bytes that are read and discarded, so that the sender of a refused body gets the
     * answer instead of a reset connection.
     */
    private static final long LEFT_BYTES_MAX = 2 * 1024 * 1024;

    /**
     * The same limit for a stranger. A form that was typed while the session ended is not longer.
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

    /** Tomcat calls this whenever bytes arrive. A head that takes too long is cut off. */
    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        var began = request.getStartTimeNanos();
        var isHeadTooSlow = began >= 0
                && System.nanoTime() - began > protocol.limits().limits().head().toNanos();
        return isHeadTooSlow ? SocketState.CLOSED : super.service(socket);
    }

    /** Limits a single wait to the time that the whole body has left. */
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
     * Discards the rest of a body after its answer. The connection is closed where too much is
     * still to come.
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
     * Only some connections may wait: a connection that waits for a rest holds twice the memory of
     * one that waits for a head.
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
            // The bytes are discarded.
        }
    }
}
