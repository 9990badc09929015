package dev.perimeter.logins;

import dev.perimeter.gate.Person;
import dev.perimeter.gate.Public;
import dev.perimeter.gate.SignedIn;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth")
class LoginsApi {

    private final SignIn signIn;
    private final Sessions sessions;

    LoginsApi(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    record Items(List<Sessions.Session> items, @Nullable String next) {}

    @PostMapping("/sign-up")
    @Public
    @ResponseStatus(HttpStatus.CREATED)
    SignIn.Opened signUp(@RequestBody SignUpDraft wanted, HttpServletRequest request) throws Exception {
        return signIn.signUp(wanted, request);
    }

    @PostMapping("/sign-in")
    @Public
    SignIn.Opened signIn(@RequestBody Credentials given, HttpServletRequest request) throws Exception {
        return signIn.signIn(given, request);
    }

    @PostMapping("/sign-out")
    @SignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(Person me) {
        sessions.signOut(me);
    }

    @GetMapping("/sessions")
    @SignedIn
    Items sessions(Person me) {
        return new Items(sessions.list(me), null);
    }

    @DeleteMapping("/sessions/{id}")
    @SignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Person me, @PathVariable UUID id) {
        if (!sessions.end(me, id)) {
            throw Problem.notFound();
        }
    }

    @DeleteMapping("/sessions")
    @SignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOthers(Person me) {
        sessions.endOthers(me);
    }

    @PutMapping("/password")
    @SignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(Person me, @RequestBody PasswordChange change, HttpServletRequest request) throws Exception {
        signIn.changePassword(me, change, request);
    }
}
