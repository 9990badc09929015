package dev.perimeter.catalog.importing.batches;

import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commits batches. A company may contribute an equal entry between our look and our insert, so a
 * batch gets three attempts.
 */
public final class BatchWriter {

    private static final int ATTEMPTS = 3;

    private final JdbcClient db;
    private final TransactionTemplate transaction;

    public BatchWriter(JdbcClient db, TransactionTemplate transaction) {
        this.db = db;
        this.transaction = transaction;
    }

    public ImportCounts store(SpecKind kind, List<ImportedSpec> specs, BiConsumer<ImportedSpec, String> refused) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> new ImportBatch(db, kind, specs).store());
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (DataIntegrityViolationException e) {
                return oneByOne(kind, specs, refused, e);
            }
        }
    }

    /**
     * New entries by the thousand make the planner's old figures wrong; searches would be slow
     * until it looked again.
     */
    public void analyze() {
        transaction.executeWithoutResult(status -> {
            db.sql("set local role perimeter_owner").update();
            db.sql("analyze filament_spec, printer_spec, catalog_source_id").update();
        });
    }

    /**
     * The database knows a rule that our checks do not: one row pays for that, not the whole batch.
     */
    private ImportCounts oneByOne(
            SpecKind kind,
            List<ImportedSpec> specs,
            BiConsumer<ImportedSpec, String> refused,
            DataAccessException cause) {
        if (specs.size() == 1) {
            refused.accept(specs.getFirst(), firstLine(cause));
            return ImportCounts.NOTHING;
        }
        return specs.stream()
                .map(spec -> store(kind, List.of(spec), refused))
                .reduce(ImportCounts.NOTHING, ImportCounts::plus);
    }

    private static String firstLine(DataAccessException e) {
        var message = e.getMostSpecificCause().getMessage();
        return "is refused by the database: "
                + (message == null
                        ? "no reason given"
                        : message.lines().findFirst().orElse(""));
    }
}
