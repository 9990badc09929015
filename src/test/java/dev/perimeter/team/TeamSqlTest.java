package dev.perimeter.team;

import static dev.perimeter.gate.Permission.INVITES_SEND;
import static dev.perimeter.gate.Permission.PERMISSIONS_MANAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import dev.perimeter.database.Ids;
import dev.perimeter.database.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of spec 7 hold in the database, too: whatever SQL runs as the application, in the session of a manager. */
@PerimeterTest
class TeamSqlTest {

    private static final String DENIED = "42501";

    @Autowired
    Http http;

    private Actor ada;
    private Actor manager;
    private Actor sam;
    private Actor rita;
    private Actor joan;
    private UUID invite;

    @BeforeEach
    void meet() {
        ada = Cast.ada();
        manager = Cast.staffOf(ada, PERMISSIONS_MANAGE, INVITES_SEND);
        sam = Cast.staffOf(ada);
        rita = Cast.rita();
        joan = Cast.staffOf(rita);
        invite = UUID.fromString(new Team(http).invite(rita).path("id").asString());
        new Team(http).offer(rita, joan).is(201);
    }

    /** No right to do it at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update membership set role = 'owner' where account_id = ':sam'",
                "update membership set role = role",
                "update membership set joined_at = now()",
                "update membership set invited_by = account_id",
                "update membership set company_id = ':rival'",
                "update membership set account_id = ':manager' where account_id = ':sam'",
                "delete from membership where account_id = ':sam'",
                "insert into membership (company_id, account_id, role) values (':mine', ':joan', 'staff')",
                "insert into membership (company_id, account_id, role) values (':rival', ':manager', 'staff')",
                "insert into membership (company_id, account_id, role) values (':mine', ':sam', 'staff')"
                        + " on conflict (company_id, account_id) do update set permissions_manage = true",
                "merge into membership m using (select 1) x on true when matched then delete",
                "select code_mac from invite",
                "select i from invite i",
                "update invite set revoked_at = null",
                "update invite set used_at = null, used_by = null",
                "insert into invite (company_id, id, code_mac, hint, created_by)"
                        + " values (':mine', gen_random_uuid(), sha256('x'), 'AA', ':manager')",
                "delete from invite",
                "update audit_entry set action = 'nothing'",
                "delete from audit_entry",
                "truncate audit_entry",
                "insert into audit_entry (company_id, id, at, account_id, action, record_type, record_id)"
                        + " values (':mine', gen_random_uuid(), now() - interval '1 day', ':manager', 'added', 'member', ':sam')",
                "insert into audit_entry (company_id, id, account_id, action, record_type, record_id)"
                        + " values (':mine', gen_random_uuid(), ':sam', 'added', 'member', ':sam')",
                "insert into audit_entry (company_id, id, account_id, action, record_type, record_id)"
                        + " values (':mine', gen_random_uuid(), null, 'added', 'member', ':sam')",
                "insert into audit_entry (company_id, id, account_id, action, record_type, record_id)"
                        + " values (':rival', gen_random_uuid(), ':manager', 'added', 'member', ':sam')",
                "insert into audit_entry (company_id, id, account_id, action, record_type, record_id)"
                        + " values (':rival', gen_random_uuid(), ':rita', 'added', 'member', ':sam')",
                "select gate.hand_over(':mine', ':manager')",
                "select gate.hold_as_owner(':mine')",
                "select account_id from ownership_offer",
                "delete from departure",
                "update membership set permissions_manage = false where account_id = ':manager'",
                "update company set owner_account = ':manager'",
                "lock table membership",
                "set role perimeter_gate"
            })
    void isDenied(String sql) throws SQLException {
        assertThat(run(manager, sql)).isEqualTo(DENIED);
    }

    /** Allowed to ask, but there is nothing to be had. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update membership set orders_view = true where account_id = ':ada'",
                "update membership set orders_view = false where role = 'owner'",
                "update membership set orders_view = true where company_id = ':rival'",
                "update membership set orders_view = true where account_id = ':joan'",
                "update company set city = 'Rome'",
                "select id from membership m, audit_entry",
                "select id from audit_entry",
                "select id from invite where company_id = ':rival'",
                "select account_id from membership where company_id = ':rival' for update",
                "select account_id from gate.members(':rival', null, '-infinity', ':nobody', 100)",
                "select account_id from gate.member_names(':rival')",
                "select account_id from gate.member_to_change(':rival', ':joan')",
                "select account_id from gate.ownership_offer(':rival')",
                "select 1 where gate.remove_member(':rival', ':joan')",
                "select 1 where gate.remove_member(':mine', ':ada')",
                "select 1 where gate.remove_member(':mine', ':manager')",
                "select 1 where gate.remove_member(':mine', ':joan')",
                "select 1 where gate.revoke_invite(':rival', ':invite')",
                "select 1 where gate.revoke_invite(':mine', ':invite')",
                "select 1 where gate.offer_ownership(':rival', ':joan')",
                "select 1 where gate.offer_ownership(':mine', ':sam')",
                "select 1 where gate.withdraw_ownership(':rival')",
                "select 1 where gate.withdraw_ownership(':mine')"
            })
    void findsNothing(String sql) throws SQLException {
        assertThat(run(manager, sql)).isEqualTo("0 rows");
    }

    @Test
    void noFunctionTouchesAnotherCompanyAndNoneLocksItsRows() throws SQLException {
        try (var connection = entered(manager)) {
            for (var sql : new String[] {
                "select gate.drop_invites(':rival', ':rita')",
                "select gate.remove_member(':rival', ':joan')",
                "select gate.member_to_change(':rival', ':joan')",
                "select gate.revoke_invite(':rival', ':invite')",
                "select gate.offer_ownership(':rival', ':joan')",
                "select gate.withdraw_ownership(':rival')"
            }) {
                try (var statement = connection.createStatement()) {
                    statement.execute(filled(sql));
                }
            }
            // Would wait for a lock that was taken there.
            try (var administrator = TestDatabase.connect(TestDatabase.SERVER.user(), TestDatabase.SERVER.password());
                    var statement = administrator.createStatement()) {
                administrator.setAutoCommit(false);
                for (var table : new String[] {"company", "membership", "invite", "ownership_offer"}) {
                    statement.execute("select from %s where %s = '%s' for update nowait"
                            .formatted(table, table.equals("company") ? "id" : "company_id", rita.company()));
                }
                administrator.rollback();
            }
            connection.commit();
        }
        assertThat(run(manager, "select gate.make_invite(':rival', gen_random_uuid(), sha256('x'), 'AA', null)"))
                .isEqualTo("PR404");
        assertThat(Team.count("select count(*) from invite where id = ? and revoked_at is null", invite))
                .isOne();
        assertThat(Team.count("select count(*) from ownership_offer where company_id = ?", rita.company()))
                .isOne();
        assertThat(Team.count("select count(*) from membership where company_id = ?", rita.company()))
                .isEqualTo(2);
    }

    @Test
    void withoutASessionThereIsNobody() throws SQLException {
        try (var connection = TestDatabase.connect("perimeter_app", ScratchDatabase.password("perimeter_app"))) {
            for (var table : new String[] {"membership", "audit_entry"}) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select company_id from " + table)) {
                    assertThat(rows.next()).isFalse();
                }
            }
        }
    }

    /** What it came to: SQLSTATE, or how many rows. */
    private String run(Actor me, String sql) throws SQLException {
        try (var connection = entered(me);
                var statement = connection.createStatement()) {
            try {
                var rows = 0;
                if (statement.execute(filled(sql))) {
                    while (statement.getResultSet().next()) {
                        rows++;
                    }
                } else {
                    rows = statement.getUpdateCount();
                }
                return rows + " rows";
            } catch (SQLException e) {
                return e.getSQLState();
            } finally {
                connection.rollback();
            }
        }
    }

    private static Connection entered(Actor me) throws SQLException {
        var connection = TestDatabase.connect("perimeter_app", ScratchDatabase.password("perimeter_app"));
        connection.setAutoCommit(false);
        try (var enter = connection.prepareStatement("select gate.enter(?, null)")) {
            enter.setBytes(1, me.token().bytes());
            enter.execute();
        }
        return connection;
    }

    private String filled(String sql) {
        var filled = sql;
        for (var name : Map.of(
                        "mine", ada.company(),
                        "rival", rita.company(),
                        "ada", ada.account(),
                        "manager", manager.account(),
                        "sam", sam.account(),
                        "rita", rita.account(),
                        "joan", joan.account(),
                        "invite", invite,
                        "nobody", Ids.next())
                .entrySet()) {
            filled = filled.replace("':" + name.getKey() + "'", "'" + name.getValue() + "'");
        }
        return filled;
    }
}
