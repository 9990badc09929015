package dev.perimeter.team;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.Ids;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Person;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Handing a company over (spec 7.7): the owner offers, a staff member accepts. */
@Repository
class OwnershipTransfer {

    private final JdbcClient db;
    private final JdbcClient doors;
    private final Audit audit;

    OwnershipTransfer(JdbcClient db, @Qualifier("doorDb") JdbcClient doors, Audit audit) {
        this.db = db;
        this.doors = doors;
        this.audit = audit;
    }

    record Offer(UUID accountId, String displayName, Instant madeAt, Instant expiresAt) {}

    Optional<Offer> offer(Member me) {
        return db.sql("select account_id, display_name, made_at, expires_at from gate.ownership_offer(:company)")
                .param("company", me.company())
                .query(RecordRowMapper.of(Offer.class))
                .optional();
    }

    /** Takes the place of an offer made before. Empty where that account is no staff member. */
    Optional<Offer> make(Member me, UUID account) {
        var made = db.sql("select gate.offer_ownership(:company, :account)")
                .param("company", me.company())
                .param("account", account)
                .query(Boolean.class)
                .single();
        if (!made) {
            return Optional.empty();
        }
        audit.acted(me, "offered", RecordType.COMPANY, me.company(), Map.of("ownership", new Change(null, account)));
        return offer(me);
    }

    /** False where there is no live offer. */
    boolean withdraw(Member me) {
        var withdrawn = db.sql("select gate.withdraw_ownership(:company)")
                .param("company", me.company())
                .query(Boolean.class)
                .single();
        if (withdrawn) {
            audit.acted(me, "withdrew", RecordType.COMPANY, me.company());
        }
        return withdrawn;
    }

    /** False without a live offer to this person. Everything happens in the one statement. */
    boolean accept(Person me) {
        return doors.sql("select gate.accept_ownership(:token, :entry)")
                .param("token", me.token().bytes())
                .param("entry", Ids.next())
                .query(Boolean.class)
                .single();
    }
}
