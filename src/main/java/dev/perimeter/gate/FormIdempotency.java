package dev.perimeter.gate;

import dev.perimeter.secrets.Hmac;
import dev.perimeter.secrets.Secret;
import dev.perimeter.web.ApiPath;
import dev.perimeter.web.bodies.JsonBodies;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.ResumableForm;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Does the form of a person once when it is sent twice, as by a double click, like those of members
 * ({@link IdempotencyKeys}). The second request waits for the first and leads to the same page.
 * Work for a person has its own transactions, so that the claim has one as well: when the process
 * dies between the two, the form may be sent again.
 */
@Component
class FormIdempotency {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int ANSWER_MAX = 500;

    private final JdbcClient db;
    private final Hmac hmac;

    FormIdempotency(@Qualifier("authDb") JdbcClient db, Secret secret) {
        this.db = db;
        // Forms contain passwords. A keyed hash keeps who has only the database from trying them.
        this.hmac = new Hmac(secret.derive("forms"));
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
            leadsTo = IdempotencyKeys.redirect(answer).orElse(null);
            return answer;
        } finally {
            end(me, form, leadsTo);
        }
    }

    /** Where the same form led, once it is done; empty where this request is to do it. */
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
            // The work is done or refused by now. The claim expires by itself; the session may be
            // gone.
        }
    }

    private byte[] hash(HttpServletRequest http, String once) {
        var form = http.getRequestURI() + "|" + once + "|";
        return hmac.of(form.getBytes(StandardCharsets.UTF_8), JsonBodies.bytes(http));
    }
}
