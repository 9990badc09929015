package dev.perimeter.accounts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.accounts.Profile.Account;
import dev.perimeter.accounts.Profile.Colleague;
import dev.perimeter.accounts.Profile.CompanyOfMine;
import dev.perimeter.accounts.Profile.Membership;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Permission;
import dev.perimeter.gate.Person;
import java.time.Instant;
import java.util.List;
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
        var active = rows.stream().filter(Row::isActive).findFirst();
        return rows.isEmpty() ? Optional.empty() : Optional.of(profile(rows, active));
    }

    /**
     * As the person's who acts for that company, whatever else the session was switched to
     * meanwhile.
     */
    public Profile actingFor(Person me, UUID company) {
        var rows = rows(me).stream().map(row -> row.acting(company)).toList();
        return profile(rows, rows.stream().filter(Row::isActive).findFirst());
    }

    private List<Row> rows(Person me) {
        return db.sql("""
                        select account_id, email as account_email, display_name as account_display_name, account_created_at, is_active,
                               company_id as id, name, industry, size, city, currency, timezone, version,
                               company_created_at as created_at, company_updated_at as updated_at, role, held, joined_at,
                               invited_by as invited_by_account_id, invited_by_name as invited_by_display_name
                          from gate.profile(:token)
                        """)
                .param("token", me.token().bytes())
                .query(RecordRowMapper.of(Row.class))
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
        return new Profile(
                rows.getFirst().account(),
                active.map(Row::company).orElse(null),
                active.map(row -> row.membership().shown()).orElse(null),
                rows.stream().filter(Row::hasCompany).map(Row::mine).toList());
    }

    /** Without a company, a person has one row, in which all that is said of a company is null. */
    private record Row(
            Account account,
            boolean isActive,
            @JsonUnwrapped Company company,
            @JsonUnwrapped StoredMembership membership) {

        boolean hasCompany() {
            return company.id() != null;
        }

        Row acting(UUID wanted) {
            return new Row(account, wanted.equals(company.id()), company, membership);
        }

        CompanyOfMine mine() {
            return new CompanyOfMine(company.id(), company.name(), membership.role(), isActive);
        }
    }

    /** @param held the permissions as a sum of bits */
    private record StoredMembership(
            String role,
            int held,
            Instant joinedAt,
            @Nullable Colleague invitedBy) {

        Membership shown() {
            return new Membership(role, Permission.asFields(Permission.held(held)), joinedAt, invitedBy);
        }
    }
}
