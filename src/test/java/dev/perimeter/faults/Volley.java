package dev.perimeter.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One request again and again over many connections, with as little work as possible on this side. */
final class Volley {

    private final byte[] request;
    private final int port;
    private final Queue<Shot> shots = new ConcurrentLinkedQueue<>();

    /** @param status 0 where no answer came */
    record Shot(int status, double seconds) {}

    Volley(String address, String path, String token) {
        this.port = URI.create(address).getPort();
        this.request = "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(path, token)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * @param perSecond on all connections together; whoever still waits for an answer sends nothing new. 0: as fast as they are answered
     * @return what was answered within the time
     */
    List<Shot> fire(int connections, double perSecond, Duration length) throws InterruptedException {
        shots.clear();
        var began = System.nanoTime();
        var end = began + length.toNanos();
        var threads = new ArrayList<Thread>();
        for (var number = 0; number < connections; number++) {
            var step = perSecond == 0 ? 0 : (long) (connections / perSecond * 1e9);
            var first = began + step * number / connections;
            threads.add(Thread.ofVirtual().start(() -> fire(first, step, end)));
        }
        Thread.sleep(Duration.ofNanos(end - System.nanoTime()));
        var within = List.copyOf(shots);
        for (var thread : threads) {
            thread.join();
        }
        return within;
    }

    private void fire(long first, long step, long end) {
        var due = first;
        while (System.nanoTime() < end) {
            try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(60_000);
                var in = new BufferedInputStream(socket.getInputStream());
                for (var open = true; open && System.nanoTime() < end; due += step) {
                    sleepUntil(Math.min(due, end));
                    open = shoot(socket, in);
                }
            } catch (IOException e) {
                shots.add(new Shot(0, 0));
                sleepUntil(System.nanoTime() + 50_000_000);
            }
        }
    }

    private boolean shoot(Socket socket, InputStream in) throws IOException {
        var began = System.nanoTime();
        socket.getOutputStream().write(request);
        var status = Integer.parseInt(line(in).substring(9, 12));
        var length = 0;
        var chunked = false;
        var open = true;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.equals("transfer-encoding: chunked");
            open &= !lower.equals("connection: close");
        }
        if (chunked) {
            for (var size = size(in); size > 0; size = size(in)) {
                in.skipNBytes(size + 2);
            }
            line(in);
        } else {
            in.skipNBytes(length);
        }
        shots.add(new Shot(status, Caller.since(began)));
        return open;
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new IOException("closed");
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    private static void sleepUntil(long nanos) {
        var rest = nanos - System.nanoTime();
        if (rest > 0) {
            Caller.pause(rest / 1_000_000);
        }
    }
}
