package dev.perimeter.team.invites;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Audited;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.Ids;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.team.Colleague;
import dev.perimeter.web.lists.TimePosition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The invites of the company acted for. */
@Repository
class Invites {

    private final JdbcClient db;
    private final InviteCodeMac key;
    private final Audit audit;

    Invites(JdbcClient db, InviteCodeMac key, Audit audit) {
        this.db = db;
        this.key = key;
        this.audit = audit;
    }

    /** @param hint the last two symbols of the code */
    record Invite(
            UUID id, String hint, @Nullable String note, Colleague createdBy, Instant createdAt, Instant expiresAt) {}

    /** Unused, unexpired, not revoked (spec 8.4); the newest first. */
    List<Invite> alive(Member me, TimePosition before, int limit) {
        return db.sql("""
                        select i.id, i.hint, i.note, i.created_by as created_by_account_id,
                               m.display_name as created_by_display_name, i.created_at, i.expires_at
                          from invite i
                          left join gate.member_names(:company) m on m.account_id = i.created_by
                         where i.company_id = :company
                           and i.used_at is null
                           and i.revoked_at is null
                           and i.expires_at > now()
                           and (i.created_at, i.id) < (:beforeAt, :beforeId)
                         order by i.created_at desc, i.id desc
                         limit :limit
                        """)
                .param("company", me.company())
                .param("beforeAt", before.atUtc())
                .param("beforeId", before.id())
                .param("limit", limit)
                .query(RecordRowMapper.of(Invite.class))
                .list();
    }

    /** A new invite; it ends 48 hours after it was made (spec 8.2). */
    Made make(Member me, InviteCode code, @Nullable String note) {
        var id = Ids.next();
        var made = db.sql("""
                        select cast(:id as uuid) as id, :hint as hint, cast(:note as text) as note, cast(:me as uuid) as created_by_account_id,
                               made.display_name as created_by_display_name, made.created_at, made.expires_at
                          from gate.make_invite(:company, :id, :mac, :hint, :note) made
                        """)
                .param("company", me.company())
                .param("id", id)
                .param("me", me.account())
                .param("mac", key.mac(code))
                .param("hint", code.hint())
                .param("note", note)
                .query(RecordRowMapper.of(Invite.class))
                .single();
        audit.added(me, RecordType.INVITE, id, new Trace(made.hint(), note));
        return new Made(made, code);
    }

    /** False where no live invite of that id is there. */
    boolean revoke(Member me, UUID id) {
        var revoked = db.sql("select gate.revoke_invite(:company, :id)")
                .param("company", me.company())
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (revoked) {
            audit.acted(me, "revoked", RecordType.INVITE, id);
        }
        return revoked;
    }

    /** The invite, and its code, which is shown this once. */
    record Made(Invite invite, InviteCode code) {}

    /** What the trail keeps of it: never the code. */
    @Audited(RecordType.INVITE)
    record Trace(String hint, @Nullable String note) {}
}
