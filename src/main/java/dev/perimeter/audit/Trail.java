package dev.perimeter.audit;

import dev.perimeter.audit.Changes.Change;
import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.TimePosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The trail as the owner reads it, the newest first. */
@Repository
class Trail {

    private static final TypeReference<Map<String, Change>> CHANGES = new TypeReference<>() {};

    private final JdbcClient db;
    private final ObjectReader json;

    Trail(JdbcClient db, JsonMapper json) {
        this.db = db;
        // An amount of 25.00 is told as 25.00.
        this.json = json.readerFor(CHANGES).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** @param accountId null for the operator of the installation */
    record Entry(
            UUID id,
            Instant at,
            @Nullable UUID accountId,
            String action,
            String recordType,
            UUID recordId,
            Map<String, Change> changes) {}

    /** What to look for; null for everything. */
    record Filter(
            @Nullable String recordType,
            @Nullable UUID recordId,
            @Nullable UUID accountId) {}

    /**
     * A record has few entries: where one is given, the written-round conditions leave the planner
     * no other index.
     */
    List<Entry> search(Member me, Filter filter, TimePosition before, int limit) {
        return db.sql("""
                        select id, at, account_id, action, record_type, record_id, changes
                          from audit_entry
                         where company_id = :company
                           and (at, id) < (:beforeAt, :beforeId)
                           and (cast(:recordId as uuid) is null or record_id = :recordId)
                           and (cast(:recordType as text) is null
                                or case when cast(:recordId as uuid) is null then record_type = :recordType
                                        else record_type || '' = :recordType end)
                           and (cast(:accountId as uuid) is null
                                or case when cast(:recordId as uuid) is null then account_id = :accountId
                                        else coalesce(account_id = :accountId, false) end)
                         order by at desc, id desc
                         limit :limit
                        """)
                .params(RecordParameters.of(me.company(), filter))
                .param("beforeAt", before.atUtc())
                .param("beforeId", before.id())
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    /**
     * What the records of these ids are called today, members with their names, by id; those that
     * are gone are absent. No list's index has the version: without it the planner may read through
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

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("account_id", UUID.class),
                row.getString("action"),
                row.getString("record_type"),
                row.getObject("record_id", UUID.class),
                json.readValue(row.getString("changes")));
    }
}
