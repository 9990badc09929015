package dev.perimeter.team.invites;

import dev.perimeter.accounts.Profile;
import dev.perimeter.accounts.Profiles;
import dev.perimeter.gate.Person;
import dev.perimeter.gate.SignedIn;
import dev.perimeter.ratelimit.GuessThrottle;
import dev.perimeter.values.Text;
import dev.perimeter.values.Verbatim;
import dev.perimeter.web.forms.Sensitive;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/onboarding")
class InviteAcceptanceApi {

    private final InviteAcceptance inviteAcceptance;
    private final Profiles profiles;
    private final GuessThrottle guessThrottle;

    InviteAcceptanceApi(InviteAcceptance inviteAcceptance, Profiles profiles, GuessThrottle guessThrottle) {
        this.inviteAcceptance = inviteAcceptance;
        this.profiles = profiles;
        this.guessThrottle = guessThrottle;
    }

    /** @param inviteCode as typed: {@link InviteCode} reads it */
    record Acceptance(
            @Sensitive @Verbatim @Text(max = 100) String inviteCode,
            @Text(min = 2, max = 100) @Nullable String displayName) {}

    /** A wrong code counts as a guess, whatever becomes of the transaction (spec 8.6). */
    @PostMapping("/staff")
    @SignedIn
    ResponseEntity<Profile> join(Person me, @RequestBody Acceptance acceptance, HttpServletRequest request) {
        var joined = guessThrottle.counted(me, request, () -> {
            var code = InviteCode.read(acceptance.inviteCode())
                    .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "invite-unknown"));
            var name = acceptance.displayName() == null ? profiles.nameFor(me) : acceptance.displayName();
            return inviteAcceptance.join(me, code, name);
        });
        return ResponseEntity.status(joined ? HttpStatus.CREATED : HttpStatus.OK)
                .body(profiles.find(me).orElseThrow());
    }
}
