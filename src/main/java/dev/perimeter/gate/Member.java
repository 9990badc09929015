package dev.perimeter.gate;

import java.util.Set;
import java.util.UUID;

/**
 * The person acting and the company acted for. They are read from the database in the transaction
 * of this request (spec 2.4).
 */
public record Member(UUID account, UUID company, UUID session, boolean owner, Set<Permission> permissions) {

    private static final int OWNER_BIT = 256;

    /** The answer to somebody who may change but not view a record. */
    record RecordReference(UUID id, int version) {}

    /** @param held the sum of bits of {@code membership.held} */
    public static Member of(UUID account, UUID company, UUID session, int held) {
        return new Member(account, company, session, (held & OWNER_BIT) != 0, Permission.held(held));
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** The record, to who may view such records; to who may only act, its id and version. */
    public Object shown(Permission view, Versioned record) {
        return may(view) ? record : new RecordReference(record.id(), record.version());
    }
}
