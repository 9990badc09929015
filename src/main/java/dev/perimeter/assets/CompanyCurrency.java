package dev.perimeter.assets;

import dev.perimeter.gate.Member;
import dev.perimeter.values.money.Amount;
import dev.perimeter.web.problems.Problem;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The currency of amounts that come without one. */
@Repository
public class CompanyCurrency {

    private final JdbcClient db;

    CompanyCurrency(JdbcClient db) {
        this.db = db;
    }

    /**
     * The draft with the currency of its price. One that is said, or was stored, stays; a first one
     * is the company's (spec 11.1).
     *
     * @param price of the draft; null where it has none
     * @param field the name of the price in the request
     * @throws Problem 400 naming the field, where the price has more decimals than its currency
     */
    public <T> T priced(Member me, T draft, @Nullable Amount price, String field, Function<String, T> in) {
        if (price == null) {
            return draft;
        }
        var known = price.currency() == null ? price.orIn(of(me)) : price;
        known.fault().ifPresent(fault -> {
            throw Problem.invalid(field, fault);
        });
        return in.apply(known.inCurrency());
    }

    public String of(Member me) {
        return db.sql("select currency from company where id = :company")
                .param("company", me.company())
                .query(String.class)
                .single();
    }
}
