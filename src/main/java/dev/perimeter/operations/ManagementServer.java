package dev.perimeter.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perimeter.database.StartRefused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code /prometheus} and {@code /health} on a port of its own. It is the JDK's small
 * server, because a second Tomcat would cost more than all metrics.
 */
final class ManagementServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String JSON = "application/json";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private record Answer(int status, String type, String text) {}

    ManagementServer(String address, int port, Supplier<String> metrics, BooleanSupplier ready) {
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (IOException e) {
            throw new StartRefused(
                    "perimeter.management.port: %s port %d cannot be listened to: %s"
                            .formatted(address, port, e.getMessage()),
                    e);
        }
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange ->
                        answer(exchange, () -> switch (exchange.getRequestURI().getPath()) {
                            case "/prometheus" -> new Answer(200, METRICS, metrics.get());
                            case "/health" ->
                                ready.getAsBoolean()
                                        ? new Answer(200, JSON, "{\"status\":\"up\"}")
                                        : new Answer(503, JSON, "{\"status\":\"down\"}");
                            default -> new Answer(404, JSON, "{\"status\":404}");
                        }));
        server.start();
        LOG.info("Metrics are at http://{}:{}/prometheus", address, port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Supplier<Answer> answers) throws IOException {
        try (exchange) {
            var answer = exchange.getRequestMethod().equals("GET")
                    ? answers.get()
                    : new Answer(405, JSON, "{\"status\":405}");
            var bytes = answer.text().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (RuntimeException e) {
            LOG.warn("The metrics could not be answered", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
