package dev.perimeter.team.invites;

import static dev.perimeter.gate.Permission.INVITES_SEND;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.NotReplayed;
import dev.perimeter.team.Colleague;
import dev.perimeter.team.invites.Invites.Invite;
import dev.perimeter.values.Text;
import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.SortKey;
import dev.perimeter.web.lists.TimePosition;
import dev.perimeter.web.problems.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/invites")
class InvitesApi {

    private final Invites invites;
    private final Cursors cursors;

    InvitesApi(Invites invites, Cursors cursors) {
        this.invites = invites;
        this.cursors = cursors;
    }

    record InviteDraft(@Text(max = 200) @Nullable String note) {}

    /**
     * A new invite, with what is shown this once.
     *
     * @param link the page that joins, with the code in the fragment, which browsers send to nobody
     */
    record NewInvite(
            UUID id,
            String hint,
            @Nullable String note,
            Colleague createdBy,
            Instant createdAt,
            Instant expiresAt,
            String code,
            String link) {}

    @GetMapping
    @Allow(INVITES_SEND)
    Page<Invite> list(Member me, PageRequest page) {
        var scope = "invites of " + me.company();
        return cursors.page(
                scope,
                page,
                last -> invites.alive(me, last.time(TimePosition.AFTER_ALL), page.rows()),
                invite -> SortKey.of(invite.createdAt(), invite.id()));
    }

    /** Its answer is a secret, so that it is kept nowhere and not repeated. */
    @PostMapping
    @Allow(INVITES_SEND)
    @NotReplayed
    @ResponseStatus(HttpStatus.CREATED)
    NewInvite make(Member me, @RequestBody(required = false) @Nullable InviteDraft draft) {
        var made = invites.make(me, InviteCode.random(), draft == null ? null : draft.note());
        var invite = made.invite();
        var code = made.code().shown();
        return new NewInvite(
                invite.id(),
                invite.hint(),
                invite.note(),
                invite.createdBy(),
                invite.createdAt(),
                invite.expiresAt(),
                code,
                "/join#" + code);
    }

    @DeleteMapping("/{id}")
    @Allow(INVITES_SEND)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Member me, @PathVariable UUID id) {
        if (!invites.revoke(me, id)) {
            throw Problem.notFound();
        }
    }
}
