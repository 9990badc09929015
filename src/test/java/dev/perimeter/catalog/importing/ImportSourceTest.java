package dev.perimeter.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the web: what a good server sends arrives, and a bad one does no harm. */
class ImportSourceTest {

    private static final CatalogImport CAREFUL =
            new CatalogImport(new ImportSource(10_000, 1 << 20, Duration.ofSeconds(2)));

    private final CatalogDatabase database = CatalogDatabase.emptied();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/plain",
                exchange -> answer(exchange, Sample.filament("1", "Red").getBytes()));
        server.createContext(
                "/packed",
                exchange -> answer(exchange, packed(Sample.filament("2", "Blue").getBytes())));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/packed");
            exchange.sendResponseHeaders(302, -1);
        });
        server.createContext("/large", exchange -> answer(exchange, new byte[20_000]));
        server.createContext("/bomb", exchange -> answer(exchange, packed(new byte[5 << 20])));
        server.createContext("/stalled", ImportSourceTest::stall);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void plainPackedAndMovedFilesArrive() {
        assertThat(get("/plain").summary()).contains("1 imported (1 new");
        assertThat(get("/moved").summary()).contains("1 imported (1 new");
        assertThat(get("/packed").summary()).contains("1 already there");
    }

    @Test
    void aServerThatRefusesIsQuoted() {
        assertThat(get("/nothing")).isEqualTo(stopped("the server answers 404"));
        assertThat(get("/large").status()).isEqualTo(2);
        assertThat(get("/large").err().getFirst()).startsWith("import-catalog: cannot be fetched: ");
        assertThat(get("/bomb").err().getFirst()).isEqualTo("import-catalog: unpacked, it is larger than 1 MB");
        assertThat(get("/stalled")).isEqualTo(stopped("the server takes longer than 2 s"));
        assertThat(Import.of(CAREFUL, database, "http://nobody.invalid/").status())
                .isEqualTo(2);
        assertThat(Import.of(CAREFUL, database, "http://:x/ y").status()).isEqualTo(2);
    }

    private Import get(String path) {
        var address = "http://localhost:" + server.getAddress().getPort() + path;
        return Import.of(CAREFUL, database, address);
    }

    private static Import stopped(String reason) {
        return new Import(2, List.of(), List.of("import-catalog: " + reason));
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 100);
        try {
            TimeUnit.SECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
