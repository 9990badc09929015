package dev.perimeter.logins;

import dev.perimeter.accounts.Profile;
import dev.perimeter.accounts.Profiles;
import dev.perimeter.database.Ids;
import dev.perimeter.gate.Person;
import dev.perimeter.gate.Token;
import dev.perimeter.logins.AttemptLimits.Origin;
import dev.perimeter.logins.Logins.Login;
import dev.perimeter.logins.passwords.Passwords;
import dev.perimeter.logins.passwords.PersonalWords;
import dev.perimeter.ratelimit.SignInThrottle.Guess;
import dev.perimeter.values.canonical.EmailKey;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Sign-up, sign-in and the change of a password, which turn a password into a session (spec 3.4,
 * 3.5).
 */
@Component
class SignIn {

    private final Logins logins;
    private final Passwords passwords;
    private final AttemptLimits limits;
    private final Profiles profiles;

    SignIn(Logins logins, Passwords passwords, AttemptLimits limits, Profiles profiles) {
        this.logins = logins;
        this.passwords = passwords;
        this.limits = limits;
        this.profiles = profiles;
    }

    /** The answer with the token, which is shown this once. */
    record Opened(String token, Instant expiresAt) {}

    /**
     * The sign-up is counted before anything is hashed, whatever its outcome: a crowd uses up the
     * allowance of its own network (spec 17.3).
     */
    Opened signUp(SignUpDraft wanted, HttpServletRequest request) throws Exception {
        PersonalWords.refuse("password", wanted.password(), wanted.email(), List.of());
        var from = limits.countSignUp(request);
        return passwords.inTurnToSignUp(from.networks(), () -> {
            var hash = passwords.hash(wanted.password());
            var token = Token.random();
            var login = Ids.next();
            var email = wanted.email();
            var ends = logins.signUp(login, email, EmailKey.of(email), hash, token, from.device());
            logins.remember(login, from.hash(EmailKey.of(email)));
            return new Opened(token.text(), ends);
        });
    }

    /** An unknown address and a wrong password take the same work and get the same answer. */
    Opened signIn(Credentials given, HttpServletRequest request) throws Exception {
        var from = limits.origin(request);
        var emailKey = EmailKey.of(given.email());
        var login = compared(emailKey, given.password(), from, HttpStatus.UNAUTHORIZED, false);
        var token = Token.random();
        var ends = logins.openSession(login, token, from.device())
                .orElseThrow(() -> Problem.of(HttpStatus.UNAUTHORIZED, "sign-in-failed"));
        logins.remember(login.id(), from.hash(emailKey));
        return new Opened(token.text(), ends);
    }

    void changePassword(Person me, PasswordChange change, HttpServletRequest request) throws Exception {
        PersonalWords.refuse("new", change.replacement(), me.email(), names(me));
        var from = limits.origin(request);
        var login = compared(EmailKey.of(me.email()), change.current(), from, HttpStatus.FORBIDDEN, true);
        var hash = passwords.inTurnToSignIn(from.networks(), () -> passwords.hash(change.replacement()));
        if (!logins.changePassword(me.token(), login, hash)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "sign-in-failed");
        }
    }

    /**
     * Checks the throttle, compares the password and counts in one turn, so that no more guesses
     * pass the throttle than there are turns.
     *
     * @param isSignedIn whether the person has a session, and so is no stranger to the account
     */
    private Login compared(String emailKey, String password, Origin from, HttpStatus refusal, boolean isSignedIn)
            throws Exception {
        return passwords.inTurnToSignIn(from.networks(), () -> {
            var login = logins.find(emailKey, from.hash(emailKey));
            var isStranger = !isSignedIn && login.filter(Login::isKnown).isEmpty();
            var guess = new Guess(emailKey, from.networks(), isStranger);
            limits.signIns().check(guess);
            if (passwords.match(password, login.map(Login::passwordHash).orElse(null))) {
                return login.orElseThrow();
            }
            limits.signIns().countFailure(guess);
            throw Problem.of(refusal, "sign-in-failed");
        });
    }

    /** The names of the person and of their companies. */
    private List<String> names(Person me) {
        return profiles.find(me).stream()
                .flatMap(profile -> Stream.concat(
                        Stream.of(profile.account().displayName()),
                        profile.companies().stream().map(Profile.CompanyOfMine::name)))
                .toList();
    }
}
