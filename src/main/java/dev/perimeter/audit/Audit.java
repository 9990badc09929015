package dev.perimeter.audit;

import dev.perimeter.database.Ids;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the trail (spec 10.1): one call beside the change itself, in its transaction. What is
 * refused leaves no trace.
 */
@Component
public class Audit {

    private final CommitStatements commitStatements;
    private final JsonMapper json;

    Audit(CommitStatements commitStatements, JsonMapper json) {
        this.commitStatements = commitStatements;
        this.json = json;
    }

    /** A new record: its fields, each from nothing. */
    public void added(Member me, RecordType recordType, UUID id, Record after) {
        write(me, "added", recordType, id, Changes.between(null, after));
    }

    /** Only the fields that differ. */
    public void changed(Member me, RecordType recordType, UUID id, Record before, Record after) {
        write(me, "changed", recordType, id, Changes.between(before, after));
    }

    /** Records that moved together, by id: only the fields that differ, an entry for each. */
    public void moved(Member me, RecordType recordType, Map<UUID, Record> before, Map<UUID, Record> after) {
        var entries = after.entrySet().stream()
                .map(record -> Map.of(
                        "entry", Ids.next(),
                        "record", record.getKey(),
                        "changes", Changes.between(before.get(record.getKey()), record.getValue())))
                .toList();
        commitStatements.run(
                """
                insert into audit_entry (company_id, id, account_id, action, record_type, record_id, changes)
                select :company, e.entry, :account, 'moved', :recordType, e.record, e.changes
                  from jsonb_to_recordset(cast(:entries as jsonb)) as e (entry uuid, record uuid, changes jsonb)
                """,
                Map.of(
                        "company", me.company(),
                        "account", me.account(),
                        "recordType", recordType.word(),
                        "entries", json.writeValueAsString(entries)));
    }

    /** A record that is gone: its fields, each to nothing. */
    public void removed(Member me, RecordType recordType, UUID id, Record before) {
        write(me, "removed", recordType, id, Changes.between(before, null));
    }

    /** Any other act, by its past participle: {@code revoked}, {@code accepted}. */
    public void acted(Member me, String action, RecordType recordType, UUID id) {
        write(me, action, recordType, id, Map.of());
    }

    public void acted(Member me, String action, RecordType recordType, UUID id, Map<String, Changes.Change> changes) {
        write(me, action, recordType, id, changes);
    }

    private void write(Member me, String action, RecordType recordType, UUID id, Map<String, Changes.Change> changes) {
        commitStatements.run(
                """
                insert into audit_entry (company_id, id, account_id, action, record_type, record_id, changes)
                values (:company, :entry, :account, :action, :recordType, :record, cast(:changes as jsonb))
                """,
                Map.of(
                        "company", me.company(),
                        "entry", Ids.next(),
                        "account", me.account(),
                        "action", action,
                        "recordType", recordType.word(),
                        "record", id,
                        "changes", json.writeValueAsString(changes)));
    }
}
