package dev.perimeter.team;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.web.lists.TimePosition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The members of the company acted for. The rules of spec 7 stand in the database as well (V15,
 * V16).
 */
@Repository
class Members {

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    Members(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    /** In the order in which they joined. */
    List<TeamMember> list(Member me, TimePosition after, int limit) {
        return db.sql("select " + TeamMember.COLUMNS + """
                          from gate.members(:company, null, :afterJoined, :afterId, :limit)
                        """)
                .param("company", me.company())
                .param("afterJoined", after.atUtc())
                .param("afterId", after.id())
                .param("limit", limit)
                .query(TeamMember.ROWS)
                .list();
    }

    Optional<TeamMember> find(Member me, UUID account) {
        return db.sql("select " + TeamMember.COLUMNS + """
                          from gate.members(:company, :account, '-infinity', '00000000-0000-0000-0000-000000000000', 1)
                        """)
                .param("company", me.company())
                .param("account", account)
                .query(TeamMember.ROWS)
                .optional();
    }

    /** Locked until the transaction ends. */
    Optional<TeamMember> hold(Member me, UUID account) {
        return db.sql("select " + TeamMember.COLUMNS + """
                          from gate.member_to_change(:company, :account)
                        """)
                .param("company", me.company())
                .param("account", account)
                .query(TeamMember.ROWS)
                .optional();
    }

    /**
     * Sets the flags of a member held before. Who loses the right to send invites loses those that
     * are open (spec 8.7).
     */
    TeamMember change(Member me, TeamMember before, Set<Permission> flags) {
        var parameters = new HashMap<String, Object>();
        parameters.put("company", me.company());
        parameters.put("account", before.accountId());
        for (var flag : Permission.values()) {
            parameters.put(flag.field(), flags.contains(flag));
        }
        commitStatements.run("""
                update membership
                   set orders_view = :ordersView, orders_act = :ordersAct, customers_view = :customersView, customers_act = :customersAct,
                       assets_view = :assetsView, assets_act = :assetsAct, invites_send = :invitesSend,
                       permissions_manage = :permissionsManage, version = version + 1
                 where company_id = :company
                   and account_id = :account
                """, parameters);
        if (before.holds(Permission.INVITES_SEND) && !flags.contains(Permission.INVITES_SEND)) {
            commitStatements.run(
                    "select gate.drop_invites(:company, :account)",
                    Map.of("company", me.company(), "account", before.accountId()));
        }
        audit.acted(me, "changed", RecordType.MEMBER, before.accountId(), changes(before, flags));
        return before.with(flags);
    }

    /** Takes a member held before out of the company, at once and on every session (spec 2.4). */
    void remove(Member me, TeamMember held) {
        commitStatements.run(
                "select gate.remove_member(:company, :account)",
                Map.of("company", me.company(), "account", held.accountId()));
        // Nothing else says afterwards who it was.
        var changes = new LinkedHashMap<String, Change>();
        changes.put("name", new Change(held.displayName(), null));
        changes.putAll(changes(held, Set.of()));
        audit.acted(me, "removed", RecordType.MEMBER, held.accountId(), changes);
    }

    private static Map<String, Change> changes(TeamMember before, Set<Permission> flags) {
        var changes = new LinkedHashMap<String, Change>();
        for (var flag : Permission.values()) {
            if (before.holds(flag) != flags.contains(flag)) {
                changes.put(flag.field(), new Change(before.holds(flag), flags.contains(flag)));
            }
        }
        return changes;
    }
}
