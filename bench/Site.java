import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Perimeter as shipped, on a data directory and a port of its own. */
final class Site implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_NS = 300_000_000_000L;

    final Path data;
    final int port;
    private final Process process;

    private Site(Path data, int port, Process process) {
        this.data = data;
        this.port = port;
        this.process = process;
    }

    /** The only place that knows how the product is started. */
    static Site start(Path data, int port) throws IOException {
        var script = Path.of("perimeter");
        var command = Files.isExecutable(script)
                ? Stream.of("./perimeter")
                : Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", "target/perimeter.jar");
        var options = Stream.of("--perimeter.data=" + data.toAbsolutePath(), "--server.port=" + port);
        var log = data.resolveSibling(data.getFileName() + ".log");
        return new Site(data, port, Programs.start(Map.of(), Stream.concat(command, options).toList(), log));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Returns with the first answer 200. */
    void await(String path, String token) throws IOException, InterruptedException {
        var until = System.nanoTime() + PATIENCE_NS;
        while (!answers(path, token)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IOException("Perimeter did not start, see " + data + ".log");
            }
            Thread.sleep(10);
        }
    }

    private boolean answers(String path, String token) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
            return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String get(String path, String token) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token));
    }

    String post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(answer + ": " + answer.body());
        }
        return answer.body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The process that serves: a script may stand before it. */
    ProcessHandle java() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(one -> one.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow();
    }

    ProcessHandle postgres() throws IOException {
        return ProcessHandle.of(Long.parseLong(postmaster().getFirst())).orElseThrow();
    }

    /** How psql and pgbench come to the database as one of its roles. */
    Map<String, String> database(String role) throws IOException {
        return Map.of(
                "PGHOST", "127.0.0.1", "PGPORT", postmaster().get(3), "PGDATABASE", "postgres", "PGUSER", role, "PGPASSWORD", password(role));
    }

    String sql(String statement) throws IOException, InterruptedException {
        return Programs.run(database("postgres"), List.of("psql", "-XAtqc", statement)).strip();
    }

    /** One to a line; the fourth is the port (PostgreSQL documentation, "Database File Layout"). */
    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postgresql/postmaster.pid"));
    }

    /** As secrets/Secret.java derives it. */
    private String password(String role) throws IOException {
        var secrets = new Properties();
        secrets.load(new StringReader(Files.readString(data.resolve("secrets.properties"))));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(secrets.getProperty("perimeter.secret")), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(("role " + role).getBytes()));
        } catch (java.security.GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Where the product had to be killed, its database is still there. */
    static void stopLeft(Path folder) {
        try (var found = Files.find(folder, 3, (file, _) -> file.endsWith("postmaster.pid"))) {
            for (var file : found.toList()) {
                ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                        .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        } catch (IOException e) {
            System.err.println("Perhaps a database is left in " + folder);
        }
    }

    @Override
    public void close() {
        Programs.stop(process);
    }
}
