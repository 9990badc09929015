package dev.perimeter.catalog.operator;

import dev.perimeter.database.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the operator does to entries, each act recorded in the transaction of the caller. */
public final class CatalogActs {

    private static final int NAME_MAX = 500;
    private static final String AS_OWNER = "set local role perimeter_owner";
    private static final String AS_GATE = "set local role perimeter_gate";

    private final JdbcClient db;
    private final Operator byWhom;

    /** @param db of a role that may become {@code perimeter_owner} and {@code perimeter_gate} */
    public CatalogActs(JdbcClient db, Operator byWhom) {
        this.db = db;
        this.byWhom = byWhom;
    }

    /** Hides an entry, with what was merged into it. Companies that use it go on using it. */
    public String hide(UUID id) {
        var entry = held(id);
        entry.refuse(entry.mergedInto() != null, "is merged into %s: hide that one".formatted(entry.mergedInto()));
        entry.refuse(entry.isHidden(), "is hidden already");
        db.sql(AS_OWNER).update();
        db.sql(entry.table().hide).param("id", id).update();
        return record("hide", entry, null);
    }

    /** Shows again what was hidden or merged. */
    public String show(UUID id) {
        var entry = held(id);
        entry.refuse(!entry.isHidden() && entry.mergedInto() == null, "is neither hidden nor merged");
        db.sql(AS_OWNER).update();
        db.sql(entry.table().merge).param("id", id).param("into", null).update();
        try {
            db.sql(entry.table().show).param("id", id).update();
        } catch (DuplicateKeyException e) {
            throw entry.refusal("stays hidden, as an equal one has come: merge it into that one");
        }
        db.sql(entry.table().showMerged).param("id", id).update();
        return record("show", entry, null);
    }

    /** Who asks for the one gets the other from now on, and counts as its user. */
    public String merge(UUID id, UUID into) {
        if (id.equals(into)) {
            throw new OperatorRefusal(id + " is not merged into itself");
        }
        // Always in the same order, so that two operators never wait for each other.
        var first = held(id.compareTo(into) < 0 ? id : into);
        var second = held(id.compareTo(into) < 0 ? into : id);
        var entry = first.id().equals(id) ? first : second;
        var target = entry == first ? second : first;
        entry.refuse(
                entry.table() != target.table(),
                "is a %s, and %s a %s"
                        .formatted(entry.table().kind(), into, target.table().kind()));
        entry.refuse(entry.mergedInto() != null, "is merged into %s already".formatted(entry.mergedInto()));
        target.refuse(
                target.mergedInto() != null, "is merged into %s itself: name that one".formatted(target.mergedInto()));
        target.refuse(target.isHidden(), "is hidden: show it first");
        db.sql(AS_OWNER).update();
        db.sql(entry.table().merge).param("id", id).param("into", into).update();
        db.sql(AS_GATE).update();
        db.sql("""
                        insert into gate.spec_use (kind, spec_id, company_id)
                        select u.kind, :into, u.company_id from gate.spec_use u where u.kind = :kind and u.spec_id = :id
                            on conflict do nothing
                        """)
                .param("into", into)
                .param("kind", entry.table().kind())
                .param("id", id)
                .update();
        return record("merge", entry, into);
    }

    /** Removes what no company but its contributor ever used, and nothing names. */
    public String remove(UUID id) {
        var entry = held(id);
        entry.refuse(entry.isImported(), "comes from a source, and would come back with the next import: hide it");
        db.sql(AS_GATE).update();
        var others = db.sql("""
                        select count(*)
                          from gate.spec_use u
                         where u.kind = :kind
                           and u.spec_id = :id
                           and u.company_id is distinct from cast(:contributor as uuid)
                        """)
                .param("kind", entry.table().kind())
                .param("id", id)
                .param("contributor", entry.contributor())
                .query(Integer.class)
                .single();
        entry.refuse(others > 0, "stays, as it is in use: hide it, or merge it into another");
        db.sql("delete from gate.spec_use where kind = :kind and spec_id = :id")
                .param("kind", entry.table().kind())
                .param("id", id)
                .update();
        db.sql(AS_OWNER).update();
        try {
            db.sql(entry.table().remove).param("id", id).update();
        } catch (DataIntegrityViolationException e) {
            throw entry.refusal("stays, as it is in use: hide it, or merge it into another");
        }
        return record("remove", entry, null);
    }

    /**
     * Locked until the transaction ends: who starts to use it meanwhile waits for what becomes of
     * it.
     */
    private LockedEntry held(UUID id) {
        db.sql(AS_OWNER).update();
        for (var table : SpecTable.values()) {
            var found = db.sql(table.find)
                    .param("id", id)
                    .query((row, _) -> LockedEntry.of(table, row))
                    .optional();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new OperatorRefusal("the catalog has no entry " + id);
    }

    private String record(String act, LockedEntry entry, @Nullable UUID into) {
        db.sql(AS_GATE).update();
        var name = entry.name().substring(0, Math.min(NAME_MAX, entry.name().length()));
        db.sql("""
                        insert into gate.catalog_act (id, by_whom, act, kind, spec_id, name, into_id)
                        values (:act_id, :by_whom, :act, :kind, :id, :name, :into)
                        """)
                .param("act_id", Ids.next())
                .param("by_whom", byWhom.name())
                .param("act", act)
                .param("kind", entry.table().kind())
                .param("id", entry.id())
                .param("name", name)
                .param("into", into)
                .update();
        return "%s  %s  %s  %s".formatted(entry.id(), act, entry.table().kind(), entry.name());
    }
}
