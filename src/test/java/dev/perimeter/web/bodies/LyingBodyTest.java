package dev.perimeter.web.bodies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.web.WebTest;
import dev.perimeter.web.Wire;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bodies that are not what was announced, and requests that two servers could read differently. */
@WebTest
class LyingBodyTest {

    private final Wire wire;

    LyingBodyTest(@LocalServerPort int port) {
        wire = new Wire(port);
    }

    @Test
    void aGigabyteIsRefusedWhenItIsAnnounced() throws IOException {
        try (var socket = open(head("Content-Length: 1073741824"))) {
            assertThat(status(socket)).isEqualTo("HTTP/1.1 413 ");
        }
    }

    @Test
    void chunksWithoutEndAreRefusedAfterAMegabyte() throws IOException {
        var chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
        try (var socket = open(head("Transfer-Encoding: chunked") + chunk.repeat(17))) {
            assertThat(status(socket)).isEqualTo("HTTP/1.1 413 ");
        }
    }

    @Test
    void aBodyShorterThanAnnouncedIsGivenUpOnceItsSenderIsSilent() throws IOException {
        assertThat(wire.raw(head("Content-Length: 1000") + "{\"name\""))
                .startsWith("HTTP/1.1 408 ")
                .contains("too-slow");
    }

    @Test
    void aBodyLongerThanAnnouncedIsNotReadOn() throws IOException {
        assertThat(wire.raw(head("Content-Length: 2") + "{}{}garbage"))
                .startsWith("HTTP/1.1 400 ")
                .contains("is required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nContent-Length: 5",
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Content-Length: +4",
                "Content-Length: -4",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding : chunked",
                "X-Folded: a\r\n b\r\nContent-Length: 4",
                "X-Nul: a\u0000b\r\nContent-Length: 4"
            })
    void whatTwoServersCouldReadDifferentlyIsRefusedAndTheConnectionClosed(String headers) throws IOException {
        var smuggled = "0\r\n\r\nGET /api/v1/orders HTTP/1.1\r\nHost: localhost\r\n\r\n";
        var answer = wire.raw(head(headers) + smuggled);
        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|501) .*");
        assertThat(answer.split("HTTP/1.1 ", -1)).as(answer).hasSize(2);
    }

    @Test
    void aBadChunkIsRefusedAndTheConnectionClosed() throws IOException {
        var answer = wire.raw(
                head("Transfer-Encoding: chunked") + "xyz\r\n{}\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Connection: close");
        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
    }

    private Socket open(String bytes) throws IOException {
        var socket = new Socket("localhost", wire.port());
        socket.setSoTimeout(3000);
        socket.getOutputStream().write(bytes.getBytes(UTF_8));
        return socket;
    }

    private static String status(Socket socket) throws IOException {
        return new String(socket.getInputStream().readNBytes(13), UTF_8);
    }

    private static String head(String headers) {
        return "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
                + "\r\n\r\n";
    }
}
