import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * An open loop: requests are due at a fixed rate, and each time is counted from when its request was due, not from when a connection was free
 * for it. A generator that waits for answers sends less while the server stumbles, and so leaves the worst out ("coordinated omission").
 */
final class Paced {

    private static final int CONNECTIONS = 32;
    private static final int TIMEOUT_MS = 30_000;

    private final int port;
    private final List<byte[]> requests;
    private final double perSecond;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong failed = new AtomicLong();

    /** @param requests as wrk.lua reads them */
    Paced(int port, List<String> requests, double perSecond) {
        this.port = port;
        this.requests = requests.stream().map(Paced::request).toList();
        this.perSecond = perSecond;
    }

    private static byte[] request(String line) {
        var part = line.split("\t", -1);
        return "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(part[0], part[1], part[2], part[3].length(), part[3])
                .getBytes(StandardCharsets.US_ASCII);
    }

    Measured run(int seconds) throws InterruptedException {
        var times = new long[(int) (perSecond * seconds)];
        var begin = System.nanoTime();
        var threads = new Thread[CONNECTIONS];
        for (var i = 0; i < threads.length; i++) {
            threads[i] = Thread.ofPlatform().daemon().start(() -> send(times, begin));
        }
        for (var thread : threads) {
            thread.join();
        }
        var took = Math.max(seconds, (System.nanoTime() - begin) / 1e9);
        Arrays.sort(times);
        return new Measured(
                times.length / took, ms(times, 0.50), ms(times, 0.99), ms(times, 1), failed.get(), 0, 0);
    }

    private static double ms(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * part))] / 1e6;
    }

    private void send(long[] times, long begin) {
        Connection connection = null;
        for (var i = next.getAndIncrement(); i < times.length; i = next.getAndIncrement()) {
            var due = begin + (long) (i * 1e9 / perSecond);
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            try {
                connection = connection == null ? new Connection(port) : connection;
                if (!connection.answered(requests.get(ThreadLocalRandom.current().nextInt(requests.size())))) {
                    failed.incrementAndGet();
                }
                connection = connection.closing ? closed(connection) : connection;
            } catch (IOException e) {
                failed.incrementAndGet();
                connection = closed(connection);
            }
            times[i] = System.nanoTime() - due;
        }
        closed(connection);
    }

    private static Connection closed(Connection connection) {
        try {
            if (connection != null) {
                connection.socket.close();
            }
        } catch (IOException e) {
            // It is closed.
        }
        return null;
    }

    /** HTTP/1.1 as far as it takes to know where an answer ends (RFC 9112, 6). */
    private static final class Connection {

        private final Socket socket;
        private final BufferedInputStream in;
        private boolean closing;

        Connection(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MS);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        }

        boolean answered(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            var succeeded = line().startsWith("HTTP/1.1 2");
            var length = 0;
            var chunked = false;
            for (var header = line().toLowerCase(); !header.isEmpty(); header = line().toLowerCase()) {
                length = header.startsWith("content-length:") ? Integer.parseInt(header.substring(15).strip()) : length;
                chunked |= header.equals("transfer-encoding: chunked");
                closing |= header.equals("connection: close");
            }
            in.skipNBytes(length);
            while (chunked) {
                var size = Integer.parseInt(line(), 16);
                in.skipNBytes(size + 2);
                chunked = size > 0;
            }
            return succeeded;
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (var letter = in.read(); letter != '\n'; letter = in.read()) {
                if (letter < 0) {
                    throw new IOException("closed");
                }
                line.append((char) letter);
            }
            return line.toString().strip();
        }
    }
}
