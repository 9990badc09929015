package dev.perimeter.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** One connection, kept alive: sends whatever bytes it is given, and costs next to nothing beside what is tested. */
final class Line implements AutoCloseable {

    /** Whoever says nothing for so long hangs. */
    private static final int PATIENCE_MS = 60_000;

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern CHUNKED = Pattern.compile("(?i)\r\ntransfer-encoding: *chunked");
    private static final Pattern ENDLESS = Pattern.compile("(?i)\r\ncontent-type: *text/event-stream");
    private static final Pattern CLOSE = Pattern.compile("(?i)\r\nconnection: *close");

    private final int port;
    private Socket socket;
    private InputStream in;

    Line(int port) {
        this.port = port;
    }

    /** @param head status line and headers; texts are bytes, one character each */
    record Reply(int status, String head, String body) {

        String words() {
            return head + body;
        }
    }

    Reply send(byte[] request, boolean isHead) throws IOException {
        var isFresh = socket == null;
        try {
            return sent(request, isHead);
        } catch (EOFException e) {
            close();
            // A connection that is kept alive may end between two requests.
            if (isFresh) {
                throw e;
            }
            return sent(request, isHead);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Reply sent(byte[] request, boolean isHead) throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        }
        try {
            socket.getOutputStream().write(request);
        } catch (IOException e) {
            // Refused while we were still sending, or closed before: what there is to read says which.
        }
        var head = head();
        var status = Integer.parseInt(head.substring(9, 12));
        var isEndless = ENDLESS.matcher(head).find();
        var body = isHead || isEndless || status == 204 || status == 304 ? "" : body(head);
        if (isEndless || CLOSE.matcher(head).find()) {
            close();
        }
        return new Reply(status, head, body);
    }

    private String head() throws IOException {
        var head = new ByteArrayOutputStream(512);
        for (var ends = 0; ends < 4; ) {
            int b;
            try {
                b = in.read();
            } catch (java.net.SocketException e) {
                throw (IOException) new EOFException("the connection was reset").initCause(e);
            }
            if (b < 0) {
                throw new EOFException("the connection was closed without an answer");
            }
            head.write(b);
            ends = b == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : b == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private String body(String head) throws IOException {
        var length = LENGTH.matcher(head);
        if (length.find()) {
            return text(in.readNBytes(Integer.parseInt(length.group(1))));
        }
        if (!CHUNKED.matcher(head).find()) {
            return text(in.readAllBytes());
        }
        var body = new ByteArrayOutputStream();
        for (var size = chunk(); size > 0; size = chunk()) {
            body.write(in.readNBytes(size));
            in.skipNBytes(2);
        }
        in.skipNBytes(2);
        return text(body.toByteArray());
    }

    private int chunk() throws IOException {
        var size = 0;
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the answer ends in its middle");
            }
            size = b == '\r' ? size : size * 16 + Character.digit(b, 16);
        }
        return size;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
