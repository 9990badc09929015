package dev.perimeter.team;

import static dev.perimeter.gate.Permission.PERMISSIONS_MANAGE;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.web.problems.Problem;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Setting the flags of staff, and taking them out of the company (spec 7). */
@Component
class MemberPermissions {

    private final Members members;

    MemberPermissions(Members members) {
        this.members = members;
    }

    /**
     * @param wanted by the flags' names in JSON, each for itself; @param version refuses what is
     *     not the version asked for
     */
    TeamMember change(Member me, UUID account, Map<String, Boolean> wanted, IntConsumer version) {
        refuseUnknown(wanted);
        var member = touchable(me, account);
        version.accept(member.version());
        var flags = flags(member, wanted);
        // Spec 7.3: whoever manages has this flag already, and no say in their own.
        if (account.equals(me.account()) && !flags.contains(PERMISSIONS_MANAGE)) {
            throw Problem.of(HttpStatus.FORBIDDEN, "self-grant");
        }
        var same = Permission.asFields(flags).equals(member.permissions());
        return same ? member : members.change(me, member, flags);
    }

    void remove(Member me, UUID account, IntConsumer version) {
        var member = touchable(me, account);
        // Spec 7.4.
        if (account.equals(me.account())) {
            throw Problem.of(HttpStatus.FORBIDDEN, "self-removal");
        }
        version.accept(member.version());
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
}
