package dev.perimeter.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which every byte is said as a test wants it. */
record BareConnection(Socket socket) implements AutoCloseable {

    private static final int HEAD_BYTES = 16 * 1024;

    /** @param from an address of this machine */
    static BareConnection open(int port, String from) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        socket.setSoTimeout(5_000);
        return new BareConnection(socket);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * What comes first of an answer, all of its head at least; nothing where the connection is
     * closed.
     */
    String first() {
        var bytes = new byte[HEAD_BYTES];
        try {
            var read = socket.getInputStream().read(bytes);
            return new String(bytes, 0, Math.max(read, 0), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("neither answered nor closed", silent);
        } catch (IOException closed) {
            return "";
        }
    }

    /**
     * All that is answered to a sender of drops until the connection is closed, which has to be
     * before a time is over.
     */
    String dripping(String drop, Duration most) throws Exception {
        var answer = new ByteArrayOutputStream();
        // Silence is no end here.
        socket.setSoTimeout(0);
        var reader = Thread.ofVirtual().start(() -> {
            try {
                socket.getInputStream().transferTo(answer);
            } catch (IOException closed) {
                // What has come is the answer.
            }
        });
        var end = System.nanoTime() + most.toNanos();
        try {
            while (reader.isAlive() && System.nanoTime() < end) {
                Thread.sleep(200);
                send(drop);
            }
        } catch (IOException closed) {
            reader.join(Duration.ofSeconds(1));
        }
        assertThat(reader.isAlive()).as("the connection is still open").isFalse();
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
