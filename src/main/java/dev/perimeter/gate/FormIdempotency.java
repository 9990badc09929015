package dev.perimeter.gate;

import dev.perimeter.embedded.Secret;
import dev.perimeter.web.ApiPath;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.ResumableForm;
import dev.perimeter.web.json.JsonBodies;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forms of persons that are sent twice, as by a double tap, are done once, like those of members ({@link IdempotencyKeys}): the second waits for the first
 * and leads on to the same place. What is done for a person has transactions of its own, so that the claim has one as well: where the process
 * dies between the two, the form may be sent again.
 */
@Component
class FormIdempotency {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int ANSWER_MAX = 500;

    private final JdbcClient db;
    private final SecretKeySpec key;

    FormIdempotency(@Qualifier("authDb") JdbcClient db, Secret secret) {
        this.db = db;
        // Passwords are among what is sent: who has the database alone cannot try them on the hash.
        this.key = new SecretKeySpec(secret.derive("forms"), ALGORITHM);
    }

    @Nullable
    Object once(Person me, HttpServletRequest http, Callable<@Nullable Object> work) throws Exception {
        var once = Form.once(http);
        if (once == null || !http.getMethod().equals("POST") || ApiPath.covers(http) || ResumableForm.isShown(http)) {
            return work.call();
        }
        var form = hash(http, once);
        var answered = claim(me, form);
        if (answered.isPresent()) {
            return IdempotencyKeys.REDIRECT + answered.get();
        }
        String leadsTo = null;
        try {
            var answer = work.call();
            leadsTo = answer instanceof String view && view.startsWith(IdempotencyKeys.REDIRECT)
                    ? view.substring(IdempotencyKeys.REDIRECT.length())
                    : null;
            return answer;
        } finally {
            end(me, form, leadsTo);
        }
    }

    /** Where the same form led, once it is done; empty where it is the caller's to do. */
    private Optional<String> claim(Person me, byte[] form) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var answer = db.sql("select gate.claim_form(:token, :form)")
                    .param("token", me.token().bytes())
                    .param("form", form)
                    .query((row, _) -> Optional.ofNullable(row.getString(1)))
                    .single();
            if (answer.isEmpty() || !answer.get().isEmpty()) {
                return answer;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw Problem.requestInProgress();
    }

    private void end(Person me, byte[] form, @Nullable String leadsTo) {
        try {
            db.sql("select gate.end_form(:token, :form, :answer)")
                    .param("token", me.token().bytes())
                    .param("form", form)
                    .param("answer", leadsTo == null || leadsTo.length() > ANSWER_MAX ? null : leadsTo)
                    .query((_, _) -> true)
                    .single();
        } catch (DataAccessException _) {
            // The work is done or refused whatever becomes of its claim, which ends by itself: the session may be gone.
        }
    }

    private byte[] hash(HttpServletRequest http, String once) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((http.getRequestURI() + "|" + once + "|").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(JsonBodies.bytes(http));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
