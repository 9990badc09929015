package dev.perimeter.companies;

import dev.perimeter.gate.Person;
import dev.perimeter.ratelimit.RateLimit;
import dev.perimeter.values.FoldedText;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The door by which one comes to a company. It is one statement, so that it is done whole or not at
 * all (spec 4.1).
 */
@Repository
class Onboarding {

    private final JdbcClient db;
    private final RateLimit rate;
    private final FoundingLimits limits;

    Onboarding(@Qualifier("doorDb") JdbcClient db, RateLimit rate, FoundingLimits limits) {
        this.db = db;
        this.rate = rate;
        this.limits = limits;
    }

    /**
     * The new company's id; it becomes the active one of this session. Refused by
     * {@code company_name_taken} (spec 4.3), {@code too_many_companies} (409), and by 429 where the
     * person founded too many lately (spec 17.3).
     */
    UUID found(Person me, Founding founding) {
        return rate.counted(
                "founding|" + me.login(),
                limits.foundingsPerAccount(),
                limits.foundingWindow(),
                () -> insert(me, founding));
    }

    private UUID insert(Person me, Founding founding) {
        var company = founding.company();
        return db.sql("""
                        select gate.found_company(:token, :displayName, :name, :nameKey, :industry, :size, :city, :currency, :timezone, :most)
                        """)
                .param("token", me.token().bytes())
                .param("displayName", founding.displayName())
                .param("name", company.name())
                .param("nameKey", FoldedText.of(company.name()))
                .param("industry", company.industry())
                .param("size", company.size())
                .param("city", company.city())
                .param("currency", company.currency())
                .param("timezone", company.timezone())
                .param("most", limits.companiesPerAccount())
                .query(UUID.class)
                .single();
    }
}
