package dev.perimeter.companies;

import dev.perimeter.database.Ids;
import dev.perimeter.gate.Person;
import dev.perimeter.web.Key;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The door by which one comes to a company. It is one statement, so that it is done whole or not at all (spec 4.1). */
@Repository
class Onboarding {

    private final JdbcClient db;

    Onboarding(@Qualifier("doorDb") JdbcClient db) {
        this.db = db;
    }

    /** Refused by {@code company_name_taken} (spec 4.3). The new company becomes the active one of this session. */
    void found(Person me, Founding founding) {
        var company = founding.company();
        db.sql("""
                        select gate.found_company(:token, :account, :displayName, :company, :name, :nameKey, :industry, :size, :city,
                                                  :currency, :timezone, :entry)
                        """)
                .param("token", me.token().bytes())
                .param("account", Ids.next())
                .param("displayName", founding.displayName())
                .param("company", Ids.next())
                .param("name", company.name())
                .param("nameKey", Key.of(company.name()))
                .param("industry", company.industry())
                .param("size", company.size())
                .param("city", company.city())
                .param("currency", company.currency())
                .param("entry", Ids.next())
                .param("timezone", company.timezone())
                .query((_, _) -> true)
                .single();
    }
}
