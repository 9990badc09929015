package dev.perimeter.catalog.importing.batches;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Decides for each row of a batch whether it is there already, joins an equal entry, or is new
 * (spec 9.3), and stores the outcome: a handful of statements for any number of rows. One
 * transaction at a time gets past the lock, so that two imports never both find a row missing.
 */
final class ImportBatch {

    private final JdbcClient db;
    private final SpecKind kind;
    private final List<ImportedSpec> specs;

    private final Map<SourceId, Set<UUID>> known = new HashMap<>();
    private final Map<String, UUID> entries = new HashMap<>();
    private final TakeOver takeOver = new TakeOver();
    private final ArrayNode newEntries = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode newIds = JsonNodeFactory.instance.arrayNode();
    private int created;
    private int folded;
    private int alreadyThere;

    ImportBatch(JdbcClient db, SpecKind kind, List<ImportedSpec> specs) {
        this.db = db;
        this.kind = kind;
        this.specs = specs;
    }

    /** Within a transaction of the caller's. */
    ImportCounts store() {
        db.sql("set local role perimeter_owner").update();
        // Others hold it for as long as a batch takes.
        db.sql("set local lock_timeout = '30s'").update();
        db.sql("lock table catalog_source_id in share row exclusive mode").update();
        findKnownIds();
        findEqualEntries();
        specs.forEach(this::place);
        takeOver.store(db, kind);
        if (!newEntries.isEmpty()) {
            db.sql(kind.addSql()).param("rows", newEntries.toString()).update();
        }
        if (!newIds.isEmpty()) {
            db.sql(SpecKindSql.ADD_IDS)
                    .param("kind", kind.kind())
                    .param("ids", newIds.toString())
                    .update();
        }
        return new ImportCounts(created, folded, alreadyThere, 0);
    }

    private void findKnownIds() {
        var asked = JsonNodeFactory.instance.arrayNode();
        specs.stream()
                .flatMap(importedSpec -> importedSpec.sourceIds().stream())
                .distinct()
                .forEach(id -> asked.addObject().put("source", id.source()).put("source_id", id.id()));
        db.sql(SpecKindSql.KNOWN_IDS)
                .param("kind", kind.kind())
                .param("ids", asked.toString())
                .query(row -> {
                    know(
                            new SourceId(row.getString("source"), row.getString("source_id")),
                            row.getObject("spec_id", UUID.class));
                });
    }

    private void findEqualEntries() {
        var asked = JsonNodeFactory.instance.arrayNode();
        var keys = new HashMap<Integer, String>();
        for (var importedSpec : specs) {
            if (!isSettledById(importedSpec)) {
                asked.add(kind.comparedColumns(importedSpec.columns()));
                keys.put(importedSpec.number(), importedSpec.naturalKey());
            }
        }
        if (asked.isEmpty()) {
            return;
        }
        db.sql(kind.equalSql()).param("rows", asked.toString()).query(row -> {
            var id = row.getObject("id", UUID.class);
            entries.put(keys.getOrDefault(row.getInt("number"), ""), id);
            if (row.getBoolean("is_contributed")) {
                takeOver.contributed(id);
            }
        });
    }

    private void place(ImportedSpec importedSpec) {
        var byId = knownAs(importedSpec);
        var byKey = entries.get(importedSpec.naturalKey());
        if (isSettledById(importedSpec)) {
            alreadyThere++;
            name(importedSpec, byId.getFirst());
        } else if (byKey == null) {
            created++;
            entries.put(importedSpec.naturalKey(), importedSpec.id());
            newEntries.add(importedSpec.columns());
            name(importedSpec, importedSpec.id());
        } else if (byId.contains(byKey)) {
            alreadyThere++;
            name(importedSpec, byKey);
        } else {
            folded++;
            takeOver.take(importedSpec, byKey);
            name(importedSpec, byKey);
        }
    }

    /**
     * A filament's id names one entry, whatever else has changed about the row. A printer's does
     * not.
     */
    private boolean isSettledById(ImportedSpec importedSpec) {
        return kind == SpecKind.FILAMENTS && !knownAs(importedSpec).isEmpty();
    }

    private List<UUID> knownAs(ImportedSpec importedSpec) {
        return importedSpec.sourceIds().stream()
                .flatMap(id -> known.getOrDefault(id, Set.of()).stream())
                .toList();
    }

    /** Whatever names the row names the entry from now on. */
    private void name(ImportedSpec importedSpec, UUID entry) {
        for (var id : importedSpec.sourceIds()) {
            if (know(id, entry)) {
                newIds.addObject()
                        .put("source", id.source())
                        .put("source_id", id.id())
                        .put("spec_id", entry.toString());
            }
        }
    }

    private boolean know(SourceId id, UUID entry) {
        return known.computeIfAbsent(id, missing -> new HashSet<>()).add(entry);
    }
}
