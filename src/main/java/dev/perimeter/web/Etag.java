package dev.perimeter.web;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/** The version of a record as an entity tag (RFC 9110, 8.8.3), and the answers that carry one. */
public final class Etag {

    private Etag() {}

    public static String of(int version) {
        return "\"" + version + "\"";
    }

    public static <T> ResponseEntity<T> ok(int version, T body) {
        return ResponseEntity.ok().eTag(of(version)).body(body);
    }

    /** The answer for a new record. The location is a path: {@code /api/v1/customers/...}. */
    public static <T> ResponseEntity<T> created(String location, int version, T body) {
        return ResponseEntity.created(URI.create(location)).eTag(of(version)).body(body);
    }
}
