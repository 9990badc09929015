package dev.perimeter.catalog.importing.batches;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The entries of companies that rows of a batch are equal to: imported facts win over contributed
 * ones.
 */
final class TakeOver {

    private final Set<UUID> contributed = new HashSet<>();
    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();

    void contributed(UUID entry) {
        contributed.add(entry);
    }

    /** The first row that is equal to a company's entry says what stands there from now on. */
    void take(ImportedSpec importedSpec, UUID entry) {
        if (contributed.remove(entry)) {
            rows.add(importedSpec.columns().deepCopy().put("id", entry.toString()));
        }
    }

    void store(JdbcClient db, SpecKind kind) {
        if (!rows.isEmpty()) {
            db.sql(kind.takeOverSql()).param("rows", rows.toString()).update();
        }
    }
}
