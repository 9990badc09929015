package dev.perimeter.logins;

import dev.perimeter.gate.Person;
import dev.perimeter.gate.Public;
import dev.perimeter.gate.SessionCookie;
import dev.perimeter.gate.SignedIn;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.ResumableForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages for sign-up, sign-in and sign-out. */
@Controller
class SignInPages {

    /** A path of this server (RFC 3986) without a host; short enough for a header. */
    private static final Pattern WITHIN = Pattern.compile("/(?!/)[\\w.~!$&'()*+,;=:@%/?-]{0,4000}");

    private final SignIn signIn;
    private final Sessions sessions;
    private final HttpsRequirement httpsRequirement;

    SignInPages(SignIn signIn, Sessions sessions, HttpsRequirement httpsRequirement) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.httpsRequirement = httpsRequirement;
    }

    @GetMapping("/sign-in")
    @Public
    String signInForm(HttpServletRequest request, @RequestParam(required = false) @Nullable String then, Model model) {
        model.addAttribute("possible", httpsRequirement.isAllowed(request));
        model.addAttribute("then", then);
        model.addAttribute("kept", ResumableForm.carriedBy(request).orElse(null));
        return "logins/sign-in";
    }

    @PostMapping("/sign-in")
    @Public
    String signIn(
            Form<Credentials> form,
            @RequestParam(required = false) @Nullable String then,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws Exception {
        httpsRequirement.refuse(request);
        var opened = signIn.signIn(form.value(), request);
        SessionCookie.set(request, response, opened.token(), opened.expiresAt());
        var carried = ResumableForm.carriedBy(request);
        if (carried.isEmpty()) {
            return "redirect:" + within(then);
        }
        model.addAttribute("form", new ResumableForm(within(then), carried.get()));
        return "logins/resume-form";
    }

    @GetMapping("/sign-up")
    @Public
    String signUpForm(HttpServletRequest request, @RequestParam(required = false) @Nullable String then, Model model) {
        model.addAttribute("possible", httpsRequirement.isAllowed(request));
        model.addAttribute("then", then);
        return "logins/sign-up";
    }

    @PostMapping("/sign-up")
    @Public
    String signUp(
            Form<SignUpDraft> form,
            @RequestParam(required = false) @Nullable String then,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        httpsRequirement.refuse(request);
        var opened = signIn.signUp(form.value(), request);
        SessionCookie.set(request, response, opened.token(), opened.expiresAt());
        return "redirect:" + (then == null ? "/start" : within(then));
    }

    @PostMapping("/sign-out")
    @SignedIn
    String signOut(Person me, HttpServletResponse response) {
        sessions.signOut(me);
        SessionCookie.clear(response);
        return "redirect:/sign-in";
    }

    /**
     * The address to go to after signing in. A link that signs people in must not lead to another
     * site.
     */
    private static String within(@Nullable String then) {
        return then != null && WITHIN.matcher(then).matches() && !then.contains("/..") ? then : "/";
    }
}
