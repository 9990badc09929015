package dev.perimeter.audit;

import dev.perimeter.gate.Member;
import dev.perimeter.web.NumberLanguage;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** What records that the trail speaks of are called today. */
@Repository
class TrailNames {

    private final JdbcClient db;

    TrailNames(JdbcClient db) {
        this.db = db;
    }

    /** A member of the company, of whom one may ask what they did. */
    record Person(UUID id, String name) {}

    /** In the order of the reader's language (spec 11.4). */
    List<Person> people(Member me) {
        return db
                .sql("select account_id, display_name from gate.member_names(:company)")
                .param("company", me.company())
                .query((row, _) -> new Person(row.getObject("account_id", UUID.class), row.getString("display_name")))
                .stream()
                .sorted(Comparator.comparing(Person::name, Collator.getInstance(NumberLanguage.current()))
                        .thenComparing(Person::id))
                .toList();
    }

    /**
     * What the records of these ids are called, members with their names, by id; those that are
     * gone are absent. No list's index has the version: without it the planner may read through
     * one of those instead of looking the ids up.
     */
    Map<UUID, String> called(Member me, Set<UUID> ids) {
        var called = new HashMap<UUID, String>();
        db.sql("""
                        with asked as (select unnest(:ids) as id)
                        select account_id as id, display_name as name
                          from gate.member_names(:company)
                         where account_id = any (array(select id from asked))
                        union all
                        select id, name from customer where company_id = :company and id = any (array(select id from asked)) and version > 0
                        union all
                        select id, '#' || number from sales_order where company_id = :company and id = any (array(select id from asked)) and version > 0
                        union all
                        select id, '#' || number from piece where company_id = :company and id = any (array(select id from asked)) and version > 0
                        union all
                        select id, name from printer where company_id = :company and id = any (array(select id from asked)) and version > 0
                        union all
                        select id, '#' || number from spool where company_id = :company and id = any (array(select id from asked)) and version > 0
                        union all
                        select id, name from company where id = :company and id = any (array(select id from asked))
                        union all
                        select id, name from filament_spec where id = any (array(select id from asked))
                        union all
                        select id, manufacturer || ' ' || model from printer_spec where id = any (array(select id from asked))
                        """)
                .param("company", me.company())
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(row -> {
                    called.put(row.getObject("id", UUID.class), row.getString("name"));
                });
        return called;
    }
}
