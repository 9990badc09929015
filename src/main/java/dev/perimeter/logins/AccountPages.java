package dev.perimeter.logins;

import dev.perimeter.accounts.Company;
import dev.perimeter.accounts.Profile;
import dev.perimeter.gate.Person;
import dev.perimeter.gate.SignedIn;
import dev.perimeter.layout.PersonFrame;
import dev.perimeter.logins.Sessions.Session;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The pages of a person's own account: companies, devices, password. They work without a company.
 */
@Controller
class AccountPages {

    private final Sessions sessions;
    private final SignIn signIn;
    private final PersonFrame frame;

    AccountPages(Sessions sessions, SignIn signIn, PersonFrame frame) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.frame = frame;
    }

    /** @param device null where it is unknown */
    record Device(UUID id, @Nullable String device, String since, String lastSeen, boolean current) {}

    @GetMapping("/account")
    @SignedIn
    String show(Person me, @RequestParam(defaultValue = "false") boolean changed, Model model) {
        var profile = frame.put(me, model);
        var zone = profile.map(Profile::company).map(Company::timezone).orElse("UTC");
        model.addAttribute("here", "account");
        model.addAttribute("email", me.email());
        model.addAttribute("changed", changed);
        model.addAttribute("companies", profile.map(Profile::companies).orElse(List.of()));
        model.addAttribute(
                "devices",
                sessions.list(me).stream()
                        .map(session -> device(session, ZoneId.of(zone)))
                        .toList());
        return "logins/account";
    }

    @PostMapping("/account/sessions/{id}/end")
    @SignedIn
    String end(Person me, @PathVariable UUID id) {
        if (!sessions.end(me, id)) {
            throw Problem.notFound();
        }
        return "redirect:/account";
    }

    @PostMapping("/account/sessions/end-others")
    @SignedIn
    String endOthers(Person me) {
        sessions.endOthers(me);
        return "redirect:/account";
    }

    @GetMapping("/account/password")
    @SignedIn
    String passwordForm(Person me, Model model) {
        frame.put(me, model);
        model.addAttribute("here", "account");
        model.addAttribute("email", me.email());
        return "logins/password";
    }

    @PostMapping("/account/password")
    @SignedIn
    String changePassword(Person me, Form<PasswordChange> form, HttpServletRequest request) throws Exception {
        signIn.changePassword(me, form.value(), request);
        return "redirect:/account?changed=true";
    }

    private static Device device(Session session, ZoneId zone) {
        return new Device(
                session.id(),
                DeviceName.of(session.userAgent()),
                at(session.createdAt(), zone),
                at(session.lastSeenAt(), zone),
                session.current());
    }

    private static String at(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(LocaleContextHolder.getLocale())
                .format(time.atZone(zone));
    }
}
