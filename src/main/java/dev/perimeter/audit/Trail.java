package dev.perimeter.audit;

import dev.perimeter.audit.Changes.Change;
import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.TimePosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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
            Map<String, Change> changes) {

        /** Whether one request of one person wrote both. */
        boolean isOfActOf(Entry other) {
            return at.equals(other.at()) && Objects.equals(accountId, other.accountId());
        }
    }

    /**
     * What to look for; null for everything.
     *
     * @param from the first day, in the company's time zone
     * @param to the last day
     */
    record Filter(
            @Nullable String recordType,
            @Nullable UUID recordId,
            @Nullable UUID accountId,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

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
                           and at >= coalesce(cast(cast(:from as date) as timestamp) at time zone (select timezone from company where id = :company), '-infinity')
                           and at < coalesce(cast(cast(:to as date) + 1 as timestamp) at time zone (select timezone from company where id = :company), 'infinity')
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
