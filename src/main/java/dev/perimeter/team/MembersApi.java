package dev.perimeter.team;

import static dev.perimeter.gate.Permission.PERMISSIONS_MANAGE;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.team.Members.Position;
import dev.perimeter.web.Cursors;
import dev.perimeter.web.Etag;
import dev.perimeter.web.IfMatch;
import dev.perimeter.web.Page;
import dev.perimeter.web.PageRequest;
import dev.perimeter.web.Problem;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Cursors cursors;

    MembersApi(Members members, Cursors cursors) {
        this.members = members;
        this.cursors = cursors;
    }

    /** The flags to change, each for itself. There is no role here: it cannot be changed this way (spec 7.1). */
    record MemberChange(Map<String, Boolean> permissions) {}

    @GetMapping
    @AnyMember
    Page<TeamMember> list(Member me, PageRequest page) {
        var scope = "members of " + me.company();
        var rows = members.list(me, position(cursors.read(scope, page.after())), page.rows());
        return Page.of(rows, page, row -> cursors.write(scope, row.joinedAt(), row.accountId()));
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
        refuseUnknown(change.permissions());
        var member = touchable(me, accountId);
        ifMatch.check(member.version());
        var flags = flags(member, change.permissions());
        // Spec 7.3: whoever manages has this flag already, and no say in their own.
        if (accountId.equals(me.account()) && !flags.contains(PERMISSIONS_MANAGE)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "self-grant");
        }
        var same = Permission.asFields(flags).equals(member.permissions());
        var changed = same ? member : members.change(me, member, flags);
        return Etag.ok(changed.version(), changed);
    }

    @DeleteMapping("/{accountId}")
    @Allow(PERMISSIONS_MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Member me, @PathVariable UUID accountId, IfMatch ifMatch) {
        var member = touchable(me, accountId);
        // Spec 7.4.
        if (accountId.equals(me.account())) {
            throw Problem.of(HttpStatus.FORBIDDEN, "self-removal");
        }
        ifMatch.check(member.version());
        members.remove(me, member);
    }

    /** Spec 7.2: owners can be neither changed nor removed by anybody. */
    private TeamMember touchable(Member me, UUID account) {
        var member = members.hold(me, account).orElseThrow(Problem::notFound);
        if (member.isOwner()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "owner-untouchable");
        }
        return member;
    }

    private static Set<Permission> flags(TeamMember member, Map<String, Boolean> wanted) {
        var flags = EnumSet.noneOf(Permission.class);
        for (var flag : Permission.values()) {
            if (wanted.getOrDefault(flag.field(), member.holds(flag))) {
                flags.add(flag);
            }
        }
        return flags;
    }

    private static void refuseUnknown(Map<String, Boolean> permissions) {
        var known = Permission.asFields(Set.of()).keySet();
        var unknown = permissions.keySet().stream()
                .filter(flag -> !known.contains(flag))
                .map(flag -> "permissions." + flag)
                .toArray(String[]::new);
        if (unknown.length > 0) {
            throw Problem.unknownField(unknown);
        }
    }

    private static Position position(List<String> cursor) {
        return cursor.isEmpty()
                ? Position.START
                : new Position(Instant.parse(cursor.get(0)), UUID.fromString(cursor.get(1)));
    }
}
