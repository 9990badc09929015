package dev.perimeter.logins;

import dev.perimeter.database.Ids;
import dev.perimeter.gate.Person;
import dev.perimeter.gate.Token;
import dev.perimeter.logins.Logins.Login;
import dev.perimeter.logins.Throttle.Attempt;
import dev.perimeter.logins.Throttle.Bucket;
import dev.perimeter.web.Key;
import dev.perimeter.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Sign-up, sign-in and the change of a password: what turns a password into a session (spec 3.4, 3.5). */
@Component
class SignIn {

    private final Logins logins;
    private final Passwords passwords;
    private final Throttle throttle;
    private final ThrottleProperties limits;
    private final ClientAddress addresses;

    SignIn(Logins logins, Passwords passwords, Throttle throttle, ThrottleProperties limits, ClientAddress addresses) {
        this.logins = logins;
        this.passwords = passwords;
        this.throttle = throttle;
        this.limits = limits;
        this.addresses = addresses;
    }

    /** The token is shown this once. */
    record Opened(String token, Instant expiresAt) {}

    Opened signUp(NewLogin wanted, HttpServletRequest request) throws Exception {
        var attempt = new Attempt(
                limits.signUpWindow(),
                List.of(new Bucket("sign-up|" + addresses.network(request), limits.signUpPerAddress())));
        return passwords.inTurn(() -> {
            throttle.check(attempt);
            var hash = passwords.hash(wanted.password());
            var token = Token.random();
            try {
                var email = wanted.email();
                var ends = logins.signUp(Ids.next(), email, Key.of(email), hash, token, device(request));
                return new Opened(token.text(), ends);
            } catch (DuplicateKeyException e) {
                throttle.countFailure(attempt);
                throw e;
            }
        });
    }

    /** An unknown address and a wrong password take the same work and get the same answer. */
    Opened signIn(Credentials given, HttpServletRequest request) throws Exception {
        var login = compared(Key.of(given.email()), given.password(), HttpStatus.UNAUTHORIZED, request);
        var token = Token.random();
        var ends = logins.openSession(login, token, device(request))
                .orElseThrow(() -> Problem.of(HttpStatus.UNAUTHORIZED, "sign-in-failed"));
        return new Opened(token.text(), ends);
    }

    void changePassword(Person me, PasswordChange change, HttpServletRequest request) throws Exception {
        var login = compared(Key.of(me.email()), change.current(), HttpStatus.FORBIDDEN, request);
        var hash = passwords.inTurn(() -> passwords.hash(change.replacement()));
        if (!logins.changePassword(me.token(), login, hash)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "sign-in-failed");
        }
    }

    /** Throttled, compared and counted in one turn, so that no more guesses slip past the throttle than there are turns. */
    private Login compared(String emailKey, String password, HttpStatus refusal, HttpServletRequest request)
            throws Exception {
        var attempt = attempt(emailKey, request);
        return passwords.inTurn(() -> {
            throttle.check(attempt);
            var login = logins.find(emailKey);
            if (passwords.match(password, login.map(Login::passwordHash).orElse(null))) {
                return login.orElseThrow();
            }
            throttle.countFailure(attempt);
            throw Problem.of(refusal, "sign-in-failed");
        });
    }

    private Attempt attempt(String emailKey, HttpServletRequest request) {
        var address = addresses.network(request);
        return new Attempt(
                limits.signInWindow(),
                List.of(
                        new Bucket("sign-in|" + address + "|" + emailKey, limits.signInPerAccountAndAddress()),
                        new Bucket("sign-in|" + address, limits.signInPerAddress())));
    }

    private Logins.Device device(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        return new Logins.Device(
                agent == null ? null : agent.substring(0, Math.min(agent.length(), 300)), addresses.of(request));
    }
}
