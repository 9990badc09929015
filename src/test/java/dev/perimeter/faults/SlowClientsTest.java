package dev.perimeter.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who sends drop by drop, or does not read what was asked for, holds no connection to the database: the others are served. */
class SlowClientsTest {

    private static final int EACH = Figures.times(40, 300);
    private static final Duration LENGTH = Duration.ofSeconds(Figures.times(4, 60));

    private final Caller owner = Site.caller().founder("Slow");

    @Test
    void theOthersAreServed() throws Exception {
        var notes = "x".repeat(5000);
        for (var number = 0; number < 60; number++) {
            owner.post("/customers", "{\"name\": \"Slow %d\", \"notes\": \"%s\"}".formatted(number, notes))
                    .is(201);
        }
        var slow = new ArrayList<Socket>();
        var dribblers = new ArrayList<Thread>();
        var seconds = Collections.synchronizedList(new ArrayList<Double>());
        try {
            for (var number = 0; number < EACH; number++) {
                dribblers.add(dribble(
                        open(slow),
                        "GET /api/v1/customers HTTP/1.1\r\nHost: x\r\n" + authorization() + "X-Slow: ",
                        "x"));
                dribblers.add(dribble(
                        open(slow),
                        "POST /api/v1/customers HTTP/1.1\r\nHost: x\r\n" + authorization()
                                + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{\"name\": \"",
                        "x"));
                // About 300 kB, of which not a byte is taken.
                send(open(slow), "GET /api/v1/customers?limit=60 HTTP/1.1\r\nHost: x\r\n" + authorization() + "\r\n");
            }
            // What they asked for at once is done first.
            Caller.until(() -> Site.transactions() == 0 && owner.get("/company").status() == 200);
            var began = System.nanoTime();
            while (Caller.since(began) < LENGTH.toSeconds()) {
                seconds.add(owner.get("/company").is(200).seconds());
                seconds.add(owner.get("/customers?limit=1").is(200).seconds());
                Caller.pause(20);
            }
            // Nobody of them is in a transaction.
            Caller.until(() -> Site.transactions() == 0);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
            for (var dribbler : dribblers) {
                dribbler.join();
            }
        }
        owner.get("/customers").is(200);
        Figures.row(
                80,
                "%d clients that dribble headers, bodies, or read nothing, for %d s"
                        .formatted(3 * EACH, LENGTH.toSeconds()),
                "they hold no connection of the pool of %d; others are served".formatted(Site.POOL),
                "%,d requests of others, all served: %s; 0 transactions held"
                        .formatted(seconds.size(), Figures.seconds(seconds)));
    }

    private String authorization() {
        return "Authorization: Bearer " + owner.token() + "\r\n";
    }

    private static Socket open(List<Socket> slow) throws IOException {
        var socket = new Socket();
        slow.add(socket);
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(
                InetAddress.ofLiteral("127.0.0.1"), URI.create(Site.address()).getPort()));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Thread dribble(Socket socket, String beginning, String drop) {
        return Thread.ofVirtual().start(() -> {
            try {
                send(socket, beginning);
                while (true) {
                    Caller.pause(500);
                    send(socket, drop);
                }
            } catch (IOException e) {
                // The test is over, or the product has lost its patience.
            }
        });
    }
}
