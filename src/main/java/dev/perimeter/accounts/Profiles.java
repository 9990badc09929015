package dev.perimeter.accounts;

import dev.perimeter.accounts.Profile.Account;
import dev.perimeter.accounts.Profile.Colleague;
import dev.perimeter.accounts.Profile.CompanyOfMine;
import dev.perimeter.accounts.Profile.Membership;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Permission;
import dev.perimeter.gate.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The profile of the person who is signed in; nobody else's can be asked for. */
@Repository
public class Profiles {

    private final JdbcClient db;

    Profiles(@Qualifier("authDb") JdbcClient db) {
        this.db = db;
    }

    /** Empty before setup. */
    public Optional<Profile> find(Person me) {
        var rows = rows(me);
        var active = rows.stream().filter(Row::active).findFirst();
        return rows.isEmpty() ? Optional.empty() : Optional.of(profile(rows, active));
    }

    /**
     * As the person's who acts for that company, whatever else the session was switched to
     * meanwhile.
     */
    public Profile actingFor(Person me, UUID company) {
        var rows = rows(me).stream().map(row -> row.acting(company)).toList();
        return profile(rows, rows.stream().filter(Row::active).findFirst());
    }

    private List<Row> rows(Person me) {
        return db.sql("""
                        select account_id, email, display_name, account_created_at, is_active, company_id as id, name, industry, size, city,
                               currency, timezone, version, company_created_at as created_at,
                               company_updated_at as updated_at, role, held, joined_at,
                               invited_by, invited_by_name
                          from gate.profile(:token)
                        """)
                .param("token", me.token().bytes())
                .query((row, _) -> Row.of(row))
                .list();
    }

    /**
     * What somebody is called who says nothing: what stands before the @; the whole address where
     * that is one character.
     */
    public String nameFor(Person me) {
        var email = me.email();
        var local = email.substring(0, email.indexOf('@'));
        if (local.codePointCount(0, local.length()) >= Account.NAME_LENGTH_MIN) {
            return local;
        }
        var length = Math.min(Account.NAME_LENGTH_MAX, email.codePointCount(0, email.length()));
        return email.substring(0, email.offsetByCodePoints(0, length));
    }

    /** Spec 3.3: true if the account was made now, false if it was there. */
    boolean setUp(Person me, String displayName) {
        return db.sql("select made from gate.set_up(:token, :displayName)")
                .param("token", me.token().bytes())
                .param("displayName", displayName)
                .query(Boolean.class)
                .single();
    }

    /** Spec 4.4: false where the person does not belong to that company. */
    boolean switchTo(Person me, UUID company) {
        return db.sql("select gate.switch_company(:token, :company)")
                .param("token", me.token().bytes())
                .param("company", company)
                .query(Boolean.class)
                .single();
    }

    private static Profile profile(List<Row> rows, Optional<Row> active) {
        var mine = rows.stream().map(Row::mine).filter(Objects::nonNull).toList();
        return new Profile(
                rows.getFirst().account(),
                active.map(Row::company).orElse(null),
                active.map(Row::membership).orElse(null),
                mine);
    }

    private record Row(
            Account account,
            boolean active,
            @Nullable Company company,
            @Nullable Membership membership) {

        static Row of(ResultSet row) throws SQLException {
            var account = new Account(
                    row.getObject("account_id", UUID.class),
                    row.getString("email"),
                    row.getString("display_name"),
                    row.getObject("account_created_at", OffsetDateTime.class).toInstant());
            if (row.getObject("id") == null) {
                return new Row(account, false, null, null);
            }
            return new Row(
                    account,
                    row.getBoolean("is_active"),
                    RecordRowMapper.of(Company.class).mapRow(row, 0),
                    membership(row));
        }

        Row acting(UUID wanted) {
            return new Row(account, company != null && company.id().equals(wanted), company, membership);
        }

        @Nullable
        CompanyOfMine mine() {
            return company == null || membership == null
                    ? null
                    : new CompanyOfMine(company.id(), company.name(), membership.role(), active);
        }

        private static Membership membership(ResultSet row) throws SQLException {
            var inviter = row.getObject("invited_by", UUID.class);
            return new Membership(
                    row.getString("role"),
                    Permission.asFields(Permission.held(row.getInt("held"))),
                    row.getObject("joined_at", OffsetDateTime.class).toInstant(),
                    inviter == null ? null : new Colleague(inviter, row.getString("invited_by_name")));
        }
    }
}
