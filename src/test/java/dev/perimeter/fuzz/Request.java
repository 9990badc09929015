package dev.perimeter.fuzz;

import dev.perimeter.prove.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request, down to its bytes; every text here is bytes, one character each. @param body null for none */
record Request(Route route, String method, String target, List<String> headers, String body) {

    byte[] bytes(int port) {
        var all = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        headers.forEach(header -> all.append(header).append("\r\n"));
        if (body != null) {
            all.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return all.append("\r\n").append(body == null ? "" : body).toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** To be pasted into bash, against the product at $base. */
    String curl() {
        var words = new ArrayList<>(List.of("curl -sS -i --path-as-is -X " + method));
        headers.forEach(header -> words.add("-H " + quoted(header)));
        if (body != null) {
            words.add("--data-binary " + quoted(body));
        }
        words.add("\"$base\"" + quoted(target));
        return String.join(" ", words);
    }

    private static String quoted(String bytes) {
        var quoted = new StringBuilder("$'");
        for (var c : bytes.toCharArray()) {
            if (c == '\'' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                quoted.append("\\x%02x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }

    boolean isHead() {
        return method.equals("HEAD");
    }
}
