package dev.perimeter.gate;

import dev.perimeter.TestDatabase;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the application and PostgreSQL and counts how often the application waits: a Sync ('S') or a simple query ('Q') ends
 * what it sends in one go (PostgreSQL documentation, chapter "Frontend/Backend Protocol").
 */
final class CountingProxy {

    private final AtomicInteger roundTrips = new AtomicInteger();
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
            var out = new DataOutputStream(new java.io.BufferedOutputStream(server.getOutputStream(), 1 << 16));
            pass(in, out);
            out.flush();
            while (true) {
                var type = in.readByte();
                out.writeByte(type);
                if (type == 'S' || type == 'Q') {
                    roundTrips.incrementAndGet();
                }
                pass(in, out);
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            // One side is gone, and so is the connection.
        }
    }

    private static void pass(DataInputStream in, DataOutputStream out) throws IOException {
        var length = in.readInt();
        out.writeInt(length);
        out.write(in.readNBytes(length - 4));
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
