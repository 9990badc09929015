package dev.perimeter.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A TCP connection that can be pulled out: between the product and PostgreSQL, or between a client and the product. */
final class Cable implements AutoCloseable {

    /** Where a connection is cut once, and the last words before: they are not passed on. */
    private record Cut(boolean toServer, byte[] at) {}

    private final AtomicReference<Cut> cut = new AtomicReference<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private final Set<Socket> plugged = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile int target;
    private volatile ServerSocket listening;

    private Cable(ServerSocket listening, int target) {
        this.listening = listening;
        this.port = listening.getLocalPort();
        this.target = target;
    }

    static Cable to(int target) {
        var cable = new Cable(listen(0), target);
        cable.accept(cable.listening);
        return cable;
    }

    int port() {
        return port;
    }

    /** Once, when these words come from the server: it has done what was asked, and nobody hears of it. */
    void cutAnswer(String words) {
        cut.set(new Cut(false, words.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Once, when these words come from the client: the server never gets them. */
    void cutRequest(String words) {
        cut.set(new Cut(true, words.getBytes(StandardCharsets.US_ASCII)));
    }

    boolean isArmed() {
        return cut.get() != null;
    }

    int cuts() {
        return cuts.get();
    }

    /** All connections break, and new ones are refused. */
    void pull() {
        close(listening);
        plugged.forEach(Cable::close);
    }

    void plug(int newTarget) {
        target = newTarget;
        if (listening.isClosed()) {
            listening = listen(port);
            accept(listening);
        }
    }

    private static ServerSocket listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 500);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        Thread.ofVirtual().start(() -> {
            while (!from.isClosed()) {
                try {
                    connect(from.accept());
                } catch (IOException e) {
                    // Nobody listens any more, or there is nobody to connect to: the next one may have more luck.
                }
            }
        });
    }

    private void connect(Socket client) throws IOException {
        plugged.add(client);
        try {
            var server = new Socket(InetAddress.ofLiteral("127.0.0.1"), target);
            plugged.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> copy(client, server, true));
            Thread.ofVirtual().start(() -> copy(server, client, false));
        } catch (IOException e) {
            close(client);
            throw e;
        }
    }

    private void copy(Socket from, Socket to, boolean toServer) {
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            var buffer = new byte[1 << 16];
            for (var length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                var armed = cut.get();
                if (armed != null
                        && armed.toServer() == toServer
                        && contains(buffer, length, armed.at())
                        && cut.compareAndSet(armed, null)) {
                    cuts.incrementAndGet();
                    return;
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            // One side is gone, and so is the connection.
        } finally {
            close(from);
            close(to);
            plugged.remove(from);
            plugged.remove(to);
        }
    }

    private static boolean contains(byte[] buffer, int length, byte[] words) {
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1)
                .contains(new String(words, StandardCharsets.ISO_8859_1));
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            // It was closed already.
        }
    }

    @Override
    public void close() {
        pull();
    }
}
