package dev.perimeter.catalog.importing;

import dev.perimeter.catalog.importing.rows.LimitedStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Opens what is to be imported: a file or an address on the web, plain or gzip. A stranger's file
 * is fetched whole before it is read.
 */
final class ImportSource {

    private static final Pattern WEB = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Duration CONNECT_WAIT = Duration.ofSeconds(10);

    private final long fetchedBytesMax;
    private final long unpackedBytesMax;
    private final Duration wait;

    ImportSource() {
        this(200L << 20, 1L << 30, Duration.ofMinutes(10));
    }

    ImportSource(long fetchedBytesMax, long unpackedBytesMax, Duration wait) {
        this.fetchedBytesMax = fetchedBytesMax;
        this.unpackedBytesMax = unpackedBytesMax;
        this.wait = wait;
    }

    /** A file that is there, or an address, of which only the asking tells. */
    static boolean mayBeThere(String source) {
        return isWeb(source) || Files.exists(Path.of(source));
    }

    private static boolean isWeb(String source) {
        return WEB.matcher(source).matches();
    }

    InputStream open(String source) throws IOException {
        if (!isWeb(source)) {
            return unpacked(Files.newInputStream(Path.of(source)));
        }
        var fetched = Files.createTempFile("perimeter-import-", "");
        try {
            fetch(source, fetched);
            var stream = Files.newInputStream(fetched, StandardOpenOption.DELETE_ON_CLOSE);
            return new LimitedStream(
                            unpacked(stream), "unpacked, it is larger than " + (unpackedBytesMax >> 20) + " MB")
                    .allow(unpackedBytesMax);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(fetched);
            throw e;
        }
    }

    /** Gzip is told by its two magic bytes (RFC 1952, 2.3.1), not by a name. */
    private static InputStream unpacked(InputStream stream) throws IOException {
        var in = new BufferedInputStream(stream, 1 << 16);
        try {
            in.mark(2);
            boolean packed = in.read() == 0x1F && in.read() == 0x8B;
            in.reset();
            return packed ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /**
     * Redirects lead from https to https only. The wait is for all of it, since a server may also
     * stall in the middle.
     */
    private void fetch(String address, Path target) throws IOException {
        BodyHandler<Path> toFile = answer -> answer.statusCode() == 200
                ? BodySubscribers.limiting(BodySubscribers.ofFile(target), fetchedBytesMax)
                : BodySubscribers.replacing(target);
        try (var client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_WAIT)
                .followRedirects(Redirect.NORMAL)
                .build()) {
            var answer =
                    client.sendAsync(HttpRequest.newBuilder(URI.create(address)).build(), toFile);
            try {
                int status = answer.get(wait.toMillis(), TimeUnit.MILLISECONDS).statusCode();
                if (status != 200) {
                    throw new IOException("the server answers " + status);
                }
            } catch (TimeoutException e) {
                throw new IOException("the server takes longer than " + wait.toSeconds() + " s", e);
            } catch (ExecutionException e) {
                throw new IOException("cannot be fetched: " + e.getCause(), e);
            } finally {
                answer.cancel(true);
                client.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
