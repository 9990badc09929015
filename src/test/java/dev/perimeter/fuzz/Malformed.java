package dev.perimeter.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Requests as no client library sends them, byte by byte. */
final class Malformed {

    private Malformed() {}

    static List<String> all() {
        var all = new ArrayList<>(List.of(
                "\0\0\0\0\r\n\r\n",
                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\r\n\r\n\r\n\r\n"));
        for (var line : List.of(
                "GET",
                "GET /",
                "GET / HTTP/9.9",
                "GET / HTTP/1.1 x",
                "GET  / HTTP/1.1",
                "get / HTTP/1.1",
                "G\0T / HTTP/1.1",
                "GET /\0 HTTP/1.1",
                "GET /%00 HTTP/1.1",
                "GET /customers/%00 HTTP/1.1",
                "GET /api/v1/customers/%00 HTTP/1.1",
                "GET /api/v1/%2e%2e/%2e%2e HTTP/1.1",
                "GET /..%2f..%2fetc/passwd HTTP/1.1",
                "GET /static/..;/x HTTP/1.1",
                "GET /%c0%ae%c0%ae/ HTTP/1.1",
                "GET /%ff%fe HTTP/1.1",
                "GET /\u00e4\u00ff HTTP/1.1",
                "GET /%u0041 HTTP/1.1",
                "GET /%2 HTTP/1.1",
                "GET /?%=%zz&%00=%ff HTTP/1.1",
                "GET /sign-in?then=%ff HTTP/1.1",
                "GET /sign-in?then=\u00ff\" HTTP/1.1",
                "GET http:/// HTTP/1.1",
                "GET http://[::1/ HTTP/1.1",
                "GET http://x:99999/ HTTP/1.1",
                "GET * HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "CONNECT x:443 HTTP/1.1",
                "TRACE / HTTP/1.1",
                "GET /" + "a".repeat(20_000) + " HTTP/1.1",
                "GET /" + "../".repeat(2_000) + " HTTP/1.1",
                "A".repeat(20_000),
                "GET /?" + "a=b&".repeat(3_500) + " HTTP/1.1",
                "GET / HTTP/1.0",
                "GET /\u007f HTTP/1.1")) {
            all.add(line + "\r\nHost: localhost\r\n\r\n");
        }
        for (var headers : List.of(
                "",
                "Host:",
                "Host: a\r\nHost: b",
                "Host: \u00ff",
                "Host: x:y",
                "Host: x:99999999999",
                "Host: [::",
                "Host: a b",
                "Host: ../x",
                "Host: x\r\nX\0Y: z",
                "Host: x\r\nNo colon",
                "Host: x\r\n: empty",
                "Host: x\r\n folded",
                "Host: x\r\nA : b",
                "Host: x\r\nA: \0",
                "Host: x\r\nA: \u00ff\u00fe",
                "Host: x\r\n" + "A: b\r\n".repeat(500) + "C: d",
                "Host: x\r\nA: " + "b".repeat(100_000),
                "Host: x\r\n" + "B".repeat(20_000) + ": c",
                "Host: x\r\nCookie: " + "a=b; ".repeat(3_000),
                "Host: x\r\nCookie: perimeter=\0; =; ;;=\"",
                "Host: x\r\nAuthorization: Bearer \0",
                "Host: x\r\nAuthorization: Bearer \u00ff\r\nAuthorization: Basic x",
                "Host: x\r\nRange: bytes=9-1,-,--",
                "Host: x\r\nAccept: ;;;,/,*/",
                "Host: x\r\nAccept-Language: -,\u00ff;q=9",
                "Host: x\r\nAccept-Encoding: gzip;q=-1",
                "Host: x\r\nExpect: 200-maybe",
                "Host: x\r\nUpgrade: h2c, websocket\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: ???",
                "Host: x\r\nConnection: \0",
                "Host: x\r\nX-Forwarded-For: ,,:\0",
                "Host: x\r\nX-Forwarded-Host: ,\r\nX-Forwarded-Proto: ,\r\nX-Forwarded-For: ,",
                "Host: x\r\nX-Forwarded-Host: x:99999\r\nX-Forwarded-For: [::1")) {
            for (var path : List.of("/sign-in", "/api/v1/customers", "/static/x.css", "/healthz")) {
                all.add("GET " + path + " HTTP/1.1\r\n" + headers + "\r\n\r\n");
            }
        }
        for (var body : List.of(
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "Content-Length: 2, 2\r\n\r\n{}",
                "Content-Length: -1\r\n\r\n{}",
                "Content-Length: 0x2\r\n\r\n{}",
                "Content-Length: 99999999999999999999\r\n\r\n{}",
                "Content-Length: \r\n\r\n{}",
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: gzip\r\n\r\n{}",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: \0chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}",
                "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}",
                "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}",
                "Transfer-Encoding: chunked\r\n\r\n2\r\n{}garbage\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n",
                "Transfer-Encoding: chunked\r\n\r\n2;" + "x".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n" + "T: x\r\n".repeat(5_000) + "\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\0: \u00ff\r\n\r\n",
                "Content-Length: 5\r\n\r\n{\"\u00ff\":",
                "Content-Length: 1\r\n\r\n{}GET / HTTP/1.1\r\n\r\n",
                "Expect: 100-continue\r\n\r\n")) {
            all.add(post("/api/v1/auth/sign-in", body).replaceFirst("\r\n\r\n$", ""));
            all.add(form(body).replaceFirst("\r\n\r\n$", ""));
        }
        return all;
    }

    static String post(String path, String headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
                + "\r\n\r\n";
    }

    static String form(String headers) {
        return "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nSec-Fetch-Site: same-origin\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n" + headers + "\r\n\r\n";
    }
}
