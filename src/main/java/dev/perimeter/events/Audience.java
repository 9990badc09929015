package dev.perimeter.events;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import java.util.Set;
import java.util.UUID;

/** Members who are told the same changes: those of one company who hold the same permissions. */
record Audience(UUID company, boolean owner, Set<Permission> permissions) {

    static Audience of(Member member) {
        return new Audience(member.company(), member.owner(), member.permissions());
    }
}
