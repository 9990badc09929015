package dev.perimeter.events;

import dev.perimeter.gate.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The versions of records, of those that the member may view. */
@Repository
class RecordVersions {

    /** The kinds of records of which everybody may be told, or which have no version. */
    private static final Set<String> WITHOUT =
            Set.of("member", "invite", "company", "filament", "printer_model", "stock");

    private final JdbcClient db;

    RecordVersions(JdbcClient db) {
        this.db = db;
    }

    /** A record that is gone, or that the member may not view any more, is told only as removed. */
    List<RecordEvent> events(Member me, List<RecordChange> changes) {
        var versions = versions(me, changes);
        return changes.stream()
                .filter(change -> change.action().equals("removed")
                        || WITHOUT.contains(change.recordType())
                        || versions.containsKey(change.recordId()))
                .map(change -> new RecordEvent(
                        change.action(), change.recordType(), change.recordId(), versions.get(change.recordId())))
                .distinct()
                .toList();
    }

    /** No list's index has the version: see {@code Trail.called}. */
    private Map<UUID, Integer> versions(Member me, List<RecordChange> changes) {
        var versions = new HashMap<UUID, Integer>();
        db.sql("""
                        with asked as (select unnest(:ids) as id)
                        select id, version from customer where company_id = :company and id = any (array(select id from asked)) and version > 0
                        union all
                        select id, version from sales_order where company_id = :company and id = any (array(select id from asked)) and version > 0
                        union all
                        select id, version from piece where company_id = :company and id = any (array(select id from asked)) and version > 0
                        union all
                        select id, version from printer where company_id = :company and id = any (array(select id from asked)) and version > 0
                        union all
                        select id, version from spool where company_id = :company and id = any (array(select id from asked)) and version > 0
                        """)
                .param("company", me.company())
                .param(
                        "ids",
                        new SqlArrayValue(
                                "uuid",
                                changes.stream().map(RecordChange::recordId).toArray()))
                .query(row -> {
                    versions.put(row.getObject("id", UUID.class), row.getInt("version"));
                });
        return versions;
    }
}
