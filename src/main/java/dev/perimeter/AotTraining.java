package dev.perimeter;

import dev.perimeter.database.EarlyStart;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.util.FileSystemUtils;

/**
 * The command {@code rehearse}: serves for a moment on a directory that is deleted afterwards. A
 * JVM that records ({@code -XX:AOTCacheOutput}, JEP 514) learns what a start needs, and the next
 * start takes half of the time. The script {@code perimeter} does that once for each version.
 */
final class AotTraining {

    static final String NAME = "rehearse";

    /**
     * The requests of the training. No more than these: a JVM that knows what gets hot later would
     * compile it during the start.
     */
    private static final List<String> FIRST = List.of("/healthz", "/", "/sign-in", "/api/v1/customers");

    private AotTraining() {}

    /** @return the exit status: 0, or 2 where the directory cannot be written */
    static int run(PrintStream err) {
        try {
            var directory = Files.createTempDirectory("perimeter-rehearsal");
            try {
                var application = new SpringApplicationBuilder(Perimeter.class)
                        .listeners(new EarlyStart())
                        .bannerMode(Banner.Mode.OFF);
                try (var product = application.run(
                        "--perimeter.data=" + directory, "--server.port=0", "--logging.level.root=error")) {
                    var port = product.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
                    for (var path : FIRST) {
                        ask(port, path);
                    }
                }
                return 0;
            } finally {
                FileSystemUtils.deleteRecursively(directory);
            }
        } catch (IOException e) {
            err.println("No rehearsal: " + e.getMessage());
            return 2;
        }
    }

    /** Without the JDK's HTTP client, which the JVM would learn as well. */
    private static void ask(int port, String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}
