package dev.perimeter.processes;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perimeter.InstalledProgram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** HAProxy with the documented configuration: the machine's own, or Debian's, installed once where there is none. */
final class Haproxy implements AutoCloseable {

    private static final Path DOCUMENTED = Path.of("docs/haproxy.cfg");
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/sbin/haproxy"), Path.of("/usr/local/sbin/haproxy"), Path.of("/opt/homebrew/bin/haproxy"));
    private static final String PASSWORD = "only for this run";

    private final Process process;
    private final int plainPort;
    private final int port;
    private final Path socket;
    private final SSLContext trust;

    private Haproxy(Process process, int plainPort, int port, Path socket, SSLContext trust) {
        this.process = process;
        this.plainPort = plainPort;
        this.port = port;
        this.socket = socket;
        this.trust = trust;
    }

    /** @param servers the ports of the two processes */
    static Haproxy start(Path directory, int plainPort, int port, List<Integer> servers) throws Exception {
        var store = keyStore(directory);
        var certificate = directory.resolve("perimeter.pem");
        Files.writeString(certificate, pem(store));
        var configuration = directory.resolve("haproxy.cfg");
        Files.writeString(
                configuration,
                replaced(
                        Files.readString(DOCUMENTED),
                        "bind :80\n",
                        "bind 127.0.0.1:" + plainPort + "\n",
                        "bind :443 ",
                        "bind 127.0.0.1:" + port + " ",
                        "/etc/haproxy/perimeter.pem",
                        certificate.toString(),
                        "/run/haproxy/admin.sock",
                        socket(directory).toString(),
                        "10.0.0.11:8080",
                        "127.0.0.1:" + servers.get(0),
                        "10.0.0.12:8080",
                        "127.0.0.1:" + servers.get(1)));
        var log = directory.resolve("haproxy.log").toFile();
        var process = new ProcessBuilder(executable().toString(), "-db", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        var haproxy = new Haproxy(process, plainPort, port, socket(directory), trusting(store));
        for (var tries = 0; !haproxy.listens(); tries++) {
            if (tries == 300 || !process.isAlive()) {
                process.destroyForcibly();
                throw new IllegalStateException("HAProxy did not start: " + Files.readString(log.toPath()));
            }
            Thread.sleep(100);
        }
        return haproxy;
    }

    String plainAddress() {
        return "http://localhost:" + plainPort;
    }

    String address() {
        return "https://localhost:" + port;
    }

    SSLContext trust() {
        return trust;
    }

    private static Path socket(Path directory) {
        return directory.resolve("admin.sock");
    }

    /** How many processes it sends requests to, by its own account. */
    long serversUp() {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap("show stat\n".getBytes(StandardCharsets.US_ASCII)));
            var said = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
            return said.lines()
                    .filter(line -> line.startsWith("perimeter,one,") || line.startsWith("perimeter,two,"))
                    .filter(line -> List.of(line.split(",")).contains("UP"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try (var ignored = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static String replaced(String text, String... pairs) {
        for (var i = 0; i < pairs.length; i += 2) {
            if (!text.contains(pairs[i])) {
                throw new IllegalStateException(DOCUMENTED + " does not say " + pairs[i]);
            }
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        return text;
    }

    private static Path executable() throws Exception {
        var found = InstalledProgram.find(PLACES, "haproxy");
        if (found.isEmpty()) {
            System.err.println("SKIPPED: several processes behind HAProxy, which is not here and cannot be installed");
        }
        assumeTrue(found.isPresent(), "SKIPPED: there is no HAProxy here, and it cannot be installed");
        return found.get();
    }

    /** A certificate of our own, made by the JDK's own tool. */
    private static KeyStore keyStore(Path directory) throws Exception {
        var file = directory.resolve("certificate.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "perimeter",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD.toCharArray());
        return store;
    }

    private static String pem(KeyStore store) throws Exception {
        return block("CERTIFICATE", store.getCertificate("perimeter").getEncoded())
                + block(
                        "PRIVATE KEY",
                        store.getKey("perimeter", PASSWORD.toCharArray()).getEncoded());
    }

    private static String block(String kind, byte[] bytes) {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind);
    }

    private static SSLContext trusting(KeyStore store) throws Exception {
        var known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("perimeter", store.getCertificate("perimeter"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
