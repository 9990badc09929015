package dev.perimeter.team.invites;

import static dev.perimeter.gate.Permission.INVITES_SEND;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.NotReplayed;
import dev.perimeter.team.invites.InvitesApi.InviteDraft;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.lists.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@Controller
class InvitesPages {

    private static final PageRequest FIRST = new PageRequest(50, null);

    /** Names by which a machine calls itself: a link with one leads nowhere from another. */
    private static final Pattern OWN_MACHINE = Pattern.compile("(.+\\.)?localhost|127(\\.\\d+){3}|\\[?::1]?");

    private final InvitesApi api;

    InvitesPages(InvitesApi api) {
        this.api = api;
    }

    /** @param again the form was sent twice, and what it made is there already */
    @GetMapping("/team/invites")
    @Allow(INVITES_SEND)
    String list(Member me, PageRequest page, @RequestParam(defaultValue = "false") boolean again, Model model) {
        model.addAttribute("here", "team");
        model.addAttribute("again", again);
        model.addAttribute("page", api.list(me, page));
        return "team/invites";
    }

    /**
     * Answers with the page itself, and leads nowhere: the code is shown this once, and kept
     * nowhere to be shown again (spec 8.6).
     */
    @PostMapping("/team/invites")
    @Allow(INVITES_SEND)
    @NotReplayed(again = "/team/invites?again=true")
    String make(Member me, Form<InviteDraft> form, HttpServletRequest request, Model model) {
        var made = api.make(me, form.value());
        var link = ServletUriComponentsBuilder.fromContextPath(request)
                .path("/join")
                .fragment(made.code())
                .build()
                .toUriString();
        model.addAttribute("made", made);
        model.addAttribute("link", link);
        model.addAttribute("local", OWN_MACHINE.matcher(request.getServerName()).matches());
        model.addAttribute("qr", QrCodePath.of(link));
        return list(me, FIRST, false, model);
    }

    @PostMapping("/team/invites/{id}/revoke")
    @Allow(INVITES_SEND)
    String revoke(Member me, @PathVariable UUID id) {
        api.revoke(me, id);
        return "redirect:/team/invites";
    }
}
