package dev.perimeter.processes;

import dev.perimeter.PreparedInstallation;
import dev.perimeter.Product;
import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Two processes on one PostgreSQL behind HAProxy, as docs/operations.md has them. */
final class Rig implements AutoCloseable {

    private static final String DRAIN = "5s";

    private final Path directory;
    private final EmbeddedServer database;
    private final List<Integer> ports;
    private final Product[] products = new Product[2];
    private final Haproxy proxy;
    private String secrets;

    Rig(Path directory) throws Exception {
        this.directory = directory;
        var free = freePorts(4);
        this.ports = free.subList(0, 2);
        this.proxy = Haproxy.start(directory, free.get(2), free.get(3), ports);
        this.database = EmbeddedServer.start(PreparedInstallation.in(directory.resolve("database")));
        this.secrets = PreparedInstallation.secret(directory.resolve("database"));
        atOnce(this::start);
        awaitBoth();
    }

    static String secret() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What processes that are started from now on are given. */
    void secrets(String secrets) {
        this.secrets = secrets;
    }

    String secrets() {
        return secrets;
    }

    EmbeddedServer database() {
        return database;
    }

    void start(int which) {
        var arguments = List.of(
                "--perimeter.database.url=" + database.url(),
                "--perimeter.database.username=" + database.user(),
                "--perimeter.database.password=" + database.password(),
                "--perimeter.secret=" + secrets,
                "--perimeter.proxies=127.0.0.1",
                // All of them come from one address.
                "--perimeter.throttle.sign-up-per-address=100000",
                "--perimeter.drain=" + DRAIN,
                "--server.port=" + ports.get(which));
        try {
            products[which] = Product.start(directory, arguments.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("it is ready", () -> Client.of(address(which)).get("//readyz").statusCode() == 200);
    }

    void awaitBoth() {
        await("HAProxy sends requests to both", () -> proxy.serversUp() == 2);
    }

    void kill(int which) {
        products[which].kill();
    }

    void stop(int which) {
        products[which].close();
    }

    /** One after the other, each when the one before serves again and HAProxy has seen it do so. */
    void restartAll() {
        restart(0);
        restart(1);
    }

    void restart(int which) {
        stop(which);
        start(which);
        awaitBoth();
    }

    private static void atOnce(IntConsumer act) {
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> act.accept(0)),
                        CompletableFuture.runAsync(() -> act.accept(1)))
                .join();
    }

    String address(int which) {
        return "http://localhost:" + ports.get(which);
    }

    /** Of somebody who comes through HAProxy. */
    Client client() {
        return Client.of(proxy.address(), proxy.trust());
    }

    Client plainClient() {
        return Client.of(proxy.plainAddress());
    }

    List<Client> clients(int number, Client person) {
        return IntStream.range(0, number)
                .mapToObj(_ -> person.another(proxy.trust()))
                .toList();
    }

    static void await(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + 120_000_000_000L;
        while (true) {
            try {
                if (condition.getAsBoolean()) {
                    return;
                }
            } catch (Client.NoAnswer notYet) {
                // Asked again.
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("In two minutes not: " + what);
            }
            pause(100);
        }
    }

    static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Integer> freePorts(int number) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var i = 0; i < number; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    @Override
    public void close() throws Exception {
        atOnce(this::stop);
        proxy.close();
        database.close();
    }
}
