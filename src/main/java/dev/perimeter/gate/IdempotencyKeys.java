package dev.perimeter.gate;

import dev.perimeter.web.ApiPath;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.ResumableForm;
import dev.perimeter.web.json.JsonBodies;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that may be sent twice: a POST with an {@code Idempotency-Key} has one effect, and its repeat within 24 hours gets the
 * first answer; so has a page's form, which carries its key with it. The key is claimed in the transaction of the work, so that a refused or broken request does not use it up.
 */
@Component
class IdempotencyKeys {

    /** Travels behind {@code gate.enter}. Who finds the key in use does not wait for its owner: 55P03. */
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
           and key = ?\
        """;

    /** What a page answers with once its form is done. */
    static final String REDIRECT = "redirect:";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final JsonMapper json;

    IdempotencyKeys(JsonMapper json) {
        this.json = json;
    }

    record Claim(String route, String key, byte[] requestHash) {}

    /** Null where the request does not ask for it. */
    @Nullable
    Claim claim(HttpServletRequest http) {
        var key = ApiPath.covers(http) ? http.getHeader("Idempotency-Key") : Form.once(http);
        if (key == null || !"POST".equals(http.getMethod()) || ResumableForm.isShown(http)) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw Problem.malformed("Idempotency-Key takes 1 to 255 printable characters without spaces.");
        }
        return new Claim("POST " + http.getRequestURI(), key, hash(http));
    }

    private static byte[] hash(HttpServletRequest http) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(JsonBodies.bytes(http));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer that was given the first time, or null: this is the first time. */
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

    RequestTransaction.Statement keep(Claim claim, Member me, @Nullable Object answer) {
        var entity = entity(answer);
        return new RequestTransaction.Statement(
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

    private static ResponseEntity<?> entity(@Nullable Object answer) {
        return switch (answer) {
            case ResponseEntity<?> given -> given;
            case String view
            when view.startsWith(REDIRECT) ->
                ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .location(URI.create(view.substring(REDIRECT.length())))
                        .build();
            case null, default -> new ResponseEntity<>(answer, HttpStatus.OK);
        };
    }
}
