package dev.perimeter.team;

import static dev.perimeter.gate.Permission.PERMISSIONS_MANAGE;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.web.Etag;
import dev.perimeter.web.IfMatch;
import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.SortKey;
import dev.perimeter.web.lists.TimePosition;
import dev.perimeter.web.problems.Problem;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/members")
class MembersApi {

    private final Members members;
    private final MemberPermissions memberPermissions;
    private final Cursors cursors;

    MembersApi(Members members, MemberPermissions memberPermissions, Cursors cursors) {
        this.members = members;
        this.memberPermissions = memberPermissions;
        this.cursors = cursors;
    }

    /**
     * The flags to change, each for itself. There is no role here: it cannot be changed this way
     * (spec 7.1).
     */
    record MemberChange(Map<String, Boolean> permissions) {}

    @GetMapping
    @AnyMember
    Page<TeamMember> list(Member me, PageRequest page) {
        var scope = "members of " + me.company();
        return cursors.page(
                scope,
                page,
                last -> members.list(me, last.time(TimePosition.BEFORE_ALL), page.rows()),
                member -> SortKey.of(member.joinedAt(), member.accountId()));
    }

    @GetMapping("/{accountId}")
    @AnyMember
    ResponseEntity<TeamMember> show(Member me, @PathVariable UUID accountId) {
        var member = members.find(me, accountId).orElseThrow(Problem::notFound);
        return Etag.ok(member.version(), member);
    }

    @PatchMapping("/{accountId}")
    @Allow(PERMISSIONS_MANAGE)
    ResponseEntity<TeamMember> change(
            Member me, @PathVariable UUID accountId, @RequestBody MemberChange change, IfMatch ifMatch) {
        var changed = memberPermissions.change(me, accountId, change.permissions(), ifMatch::check);
        return Etag.ok(changed.version(), changed);
    }

    @DeleteMapping("/{accountId}")
    @Allow(PERMISSIONS_MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Member me, @PathVariable UUID accountId, IfMatch ifMatch) {
        memberPermissions.remove(me, accountId, ifMatch::check);
    }
}
