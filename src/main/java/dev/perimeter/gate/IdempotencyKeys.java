package dev.perimeter.gate;

import dev.perimeter.secrets.Hmac;
import dev.perimeter.web.ApiPath;
import dev.perimeter.web.bodies.JsonBodies;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.ResumableForm;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Idempotency of POST requests. A request with an {@code Idempotency-Key} has one effect, and a
 * repeat within 24 hours gets the first answer. The form of a page carries such a key as well. The
 * key is claimed in the transaction of the work, so that a refused or failed request does not use
 * it up.
 */
@Component
class IdempotencyKeys {

    /**
     * Travels in the message of {@code gate.enter}. A request whose key is in use fails with 55P03.
     */
    static final String CLAIM = """
            ; set local lock_timeout = '100ms'
            ; insert into idempotency_key as k (company_id, account_id, route, key)
              select gate.company(null), gate.account(), ?, ?
              on conflict (company_id, account_id, route, key) do update
                 set created_at = now(), request_hash = null, held = null, status = null, location = null, etag = null, body = null
               where k.created_at < now() - interval '24 hours'
            ; set local lock_timeout to default
            ; select request_hash, held, status, location, etag, body
                from idempotency_key
               where company_id = gate.company(null)
                 and account_id = gate.account()
                 and route = ?
                 and key = ?
            """;

    private static final String KEEP = """
            update idempotency_key
               set request_hash = ?, held = ?, status = ?, location = ?, etag = ?, body = ?
             where company_id = ?
               and account_id = ?
               and route = ?
               and key = ?""";

    /** The answer of a page whose form was done. */
    static final String REDIRECT = "redirect:";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /** As the table has it. The paths of records are shorter: a longer one is not found. */
    private static final int ROUTE_MAX = 500;

    private final JsonMapper json;

    IdempotencyKeys(JsonMapper json) {
        this.json = json;
    }

    record Claim(String route, String key, byte[] requestHash) {}

    /** Null where the request has no key, or its path is longer than that of any record. */
    @Nullable
    Claim claim(HttpServletRequest http) {
        var key = ApiPath.covers(http) ? http.getHeader("Idempotency-Key") : Form.once(http);
        if (key == null || !"POST".equals(http.getMethod()) || ResumableForm.isShown(http)) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw Problem.malformed("Idempotency-Key takes 1 to 255 printable characters without spaces.");
        }
        var route = "POST " + http.getRequestURI();
        return route.length() > ROUTE_MAX ? null : new Claim(route, key, Hmac.sha256(JsonBodies.bytes(http)));
    }

    /** The stored answer, or null at the first request. */
    static @Nullable ResponseEntity<String> answered(Claim claim, Member me, ResultSet row) throws SQLException {
        if (!row.next() || row.getObject("status") == null) {
            return null;
        }
        if (!Arrays.equals(row.getBytes("request_hash"), claim.requestHash())) {
            throw Problem.idempotencyClash();
        }
        var answer = ResponseEntity.status(row.getInt("status")).contentType(MediaType.APPLICATION_JSON);
        if (row.getString("location") != null) {
            answer.location(URI.create(row.getString("location")));
        }
        if (row.getString("etag") != null) {
            answer.eTag(row.getString("etag"));
        }
        var lost = row.getInt("held") & ~Permission.bits(me.permissions());
        return answer.body(lost == 0 ? row.getString("body") : RedactedReplay.of(row.getString("body")));
    }

    WaitingStatements.Statement keep(Claim claim, Member me, @Nullable Object answer) {
        var entity = entity(answer);
        return new WaitingStatements.Statement(
                KEEP,
                Arrays.asList(
                        claim.requestHash(),
                        Permission.bits(me.permissions()),
                        entity.getStatusCode().value(),
                        entity.getHeaders().getFirst(HttpHeaders.LOCATION),
                        entity.getHeaders().getETag(),
                        entity.getBody() == null ? null : json.writeValueAsString(entity.getBody()),
                        me.company(),
                        me.account(),
                        claim.route(),
                        claim.key()));
    }

    /** Where the answer of a form leads; empty for any other answer. */
    static Optional<String> redirect(@Nullable Object answer) {
        return answer instanceof String view && view.startsWith(REDIRECT)
                ? Optional.of(view.substring(REDIRECT.length()))
                : Optional.empty();
    }

    private static ResponseEntity<?> entity(@Nullable Object answer) {
        if (answer instanceof ResponseEntity<?> given) {
            return given;
        }
        var location = redirect(answer);
        return location.isEmpty()
                ? new ResponseEntity<>(answer, HttpStatus.OK)
                : ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(location.get()))
                        .build();
    }
}
