package dev.perimeter.gate;

import dev.perimeter.TestDatabase;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the application and PostgreSQL and counts how often the application waits: a Sync ('S') ends what it sends in
 * one go (PostgreSQL documentation, chapter "Frontend/Backend Protocol"). The driver's BEGIN goes ahead as a simple query, in the same
 * packet: nobody waits for it. Any other simple query is counted. The texts of what is sent are kept as well.
 */
final class CountingProxy {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int BEGIN =
            ByteBuffer.wrap("BEGI".getBytes(StandardCharsets.US_ASCII)).getInt();

    private final AtomicInteger roundTrips = new AtomicInteger();
    private final Queue<String> statements = new ConcurrentLinkedQueue<>();
    private final ServerSocket listening;

    private CountingProxy(ServerSocket listening) {
        this.listening = listening;
    }

    static CountingProxy start() {
        try {
            var proxy = new CountingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    int roundTrips() {
        return roundTrips.get();
    }

    /** The statements sent since the last call, in their order. The named ones, whose text went ahead once, are among them each time. */
    List<String> statements() {
        var sent = new ArrayList<String>();
        for (var statement = statements.poll(); statement != null; statement = statements.poll()) {
            sent.add(statement);
        }
        return sent;
    }

    private void accept() {
        var database = URI.create(TestDatabase.SERVER.url().substring("jdbc:".length()));
        while (true) {
            try {
                var application = listening.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), database.getPort());
                application.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> forward(application, server));
                Thread.ofVirtual().start(() -> copy(server, application));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Message by message: a type and a length, except for the first one, which has no type. */
    private void forward(Socket application, Socket server) {
        try (application;
                server) {
            var in = new DataInputStream(application.getInputStream());
            var out = new DataOutputStream(new BufferedOutputStream(server.getOutputStream(), 1 << 16));
            // The first messages have no type: perhaps a question whether the server speaks TLS, then the start itself.
            while (start(pass(in, out)) == SSL_REQUEST) {
                out.flush();
            }
            out.flush();
            var texts = new HashMap<String, String>();
            while (true) {
                var type = in.readByte();
                out.writeByte(type);
                var body = pass(in, out);
                keep(type, body, texts);
                var isBegin = type == 'Q' && start(body) == BEGIN;
                if (type == 'S' || type == 'Q' && !isBegin) {
                    roundTrips.incrementAndGet();
                }
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // One side is gone, and so is the connection.
        }
    }

    /** A Parse ('P') brings a name and a text, a Bind ('B') the name of a portal and that of the statement; 'Q' is a text alone. */
    private void keep(byte type, byte[] body, Map<String, String> texts) {
        var words = new String(body, StandardCharsets.UTF_8).split("\0", 3);
        if (type == 'P') {
            texts.put(words[0], words[1]);
        } else if (type == 'B') {
            statements.add(texts.getOrDefault(words[1], ""));
        } else if (type == 'Q') {
            statements.add(words[0]);
        }
    }

    /** The first four bytes of a message, which tell the kind of one without a type. */
    private static int start(byte[] body) {
        return body.length < 4 ? 0 : ByteBuffer.wrap(body).getInt();
    }

    private static byte[] pass(DataInputStream in, DataOutputStream out) throws IOException {
        var length = in.readInt();
        var body = in.readNBytes(length - 4);
        out.writeInt(length);
        out.write(body);
        return body;
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side is gone, and so is the connection.
        }
    }
}
