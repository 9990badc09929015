package dev.perimeter.team.invites;

import dev.perimeter.accounts.Profiles;
import dev.perimeter.gate.Person;
import dev.perimeter.gate.Public;
import dev.perimeter.gate.SessionCookie;
import dev.perimeter.gate.SignedIn;
import dev.perimeter.team.invites.InviteAcceptanceApi.Acceptance;
import dev.perimeter.values.Text;
import dev.perimeter.values.Verbatim;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Joining with a code, typed or out of an invite's link. A link has the code behind the #, which
 * browsers send to nobody; while the person signs in or makes an account, the code waits in a
 * cookie for this page alone, so that it stands in no address and no log.
 */
@Controller
class JoinPages {

    private static final String WAITING = "perimeter-code";
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final InviteAcceptanceApi api;
    private final Profiles profiles;
    private final Invitations invitations;

    JoinPages(InviteAcceptanceApi api, Profiles profiles, Invitations invitations) {
        this.api = api;
        this.profiles = profiles;
        this.invitations = invitations;
    }

    record Typed(@Verbatim @Text(max = 100) String inviteCode) {}

    @GetMapping("/join")
    @Public
    String codeForm(@CookieValue(name = WAITING, required = false) @Nullable String code, Model model) {
        model.addAttribute("code", shown(code));
        return "team/join";
    }

    @PostMapping("/join")
    @Public
    String keep(Form<Typed> form, HttpServletRequest request, HttpServletResponse response) {
        var code = InviteCode.read(form.value().inviteCode())
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "invite-unknown"));
        wait(request, response, code.symbols(), PATIENCE);
        return SessionCookie.read(request).isPresent() ? "redirect:/join/confirm" : "redirect:/join/invited";
    }

    /** Who invites to which company. A code that opens nothing goes on as if it were not asked. */
    @GetMapping("/join/invited")
    @Public
    String invited(
            @CookieValue(name = WAITING, required = false) @Nullable String code,
            HttpServletRequest request,
            Model model) {
        var invitation = InviteCode.read(code).flatMap(read -> invitations.find(read, request));
        if (invitation.isEmpty()) {
            return "redirect:/join/confirm";
        }
        model.addAttribute("invitation", invitation.get());
        return "team/invited";
    }

    @GetMapping("/join/confirm")
    @SignedIn
    String confirmForm(
            Person me,
            @CookieValue(name = WAITING, required = false) @Nullable String code,
            HttpServletRequest request,
            Model model) {
        var invitation = InviteCode.read(code).flatMap(read -> invitations.find(me, read, request));
        model.addAttribute("invitation", invitation.orElse(null));
        model.addAttribute("email", me.email());
        model.addAttribute("code", shown(code));
        model.addAttribute("isNew", profiles.find(me).isEmpty());
        return "team/join-confirm";
    }

    @PostMapping("/join/confirm")
    @SignedIn
    String join(Person me, Form<Acceptance> form, HttpServletRequest request, HttpServletResponse response) {
        api.join(me, form.value(), request);
        wait(request, response, "", Duration.ZERO);
        return "redirect:/";
    }

    private static @Nullable String shown(@Nullable String code) {
        return InviteCode.read(code).map(InviteCode::shown).orElse(null);
    }

    private static void wait(HttpServletRequest request, HttpServletResponse response, String code, Duration age) {
        var cookie = ResponseCookie.from(WAITING, code)
                .path("/join")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
