package dev.perimeter.catalog.importing;

import dev.perimeter.catalog.importing.batches.BatchWriter;
import dev.perimeter.catalog.importing.batches.ImportCounts;
import dev.perimeter.catalog.importing.batches.ImportedSpec;
import dev.perimeter.catalog.importing.batches.SpecKind;
import dev.perimeter.catalog.importing.rows.FileRow;
import dev.perimeter.catalog.importing.rows.FileRows;
import dev.perimeter.catalog.importing.rows.InvalidRow;
import dev.perimeter.catalog.importing.rows.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports the rows of one stream. Memory grows with the stream by some 200 bytes a row, for the ids
 * that it has named. Each batch is a transaction of its own: what is committed stays, and importing
 * the same stream again completes it.
 */
public final class CatalogImporter {

    private static final int BATCH_ROWS = 500;
    private static final int BATCH_BYTES = 4 << 20;

    private final ImportListener listener;
    private final BatchWriter writer;
    private final RowReader reader = new RowReader();
    private final Map<SpecKind, ImportCounts> counts = new EnumMap<>(SpecKind.class);
    private final Map<SpecKind, List<ImportedSpec>> waiting = new EnumMap<>(SpecKind.class);
    private int rowsWaiting;
    private int bytesWaiting;
    private String unit = "";

    /** The connections are those of a role that may become {@code perimeter_owner}. */
    public CatalogImporter(DataSource administrator, ImportListener listener) {
        this.listener = listener;
        var transaction = new TransactionTemplate(new JdbcTransactionManager(administrator));
        this.writer = new BatchWriter(JdbcClient.create(administrator), transaction);
    }

    /**
     * Reads to the end; the stream stays open. What was read before the stream broke is stored all
     * the same.
     */
    public void take(InputStream stream) throws IOException {
        try {
            var rows = FileRows.of(stream);
            unit = rows.unit();
            int read = 0;
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                take(row.get());
                listener.read(++read);
            }
        } catch (IOException e) {
            storeAll();
            throw e;
        }
        storeAll();
        if (counts.values().stream().anyMatch(count -> count.created() > 0)) {
            writer.analyze();
        }
    }

    /** What was counted so far, also after a failure. Only of the kinds that the rows were of. */
    public Map<SpecKind, ImportCounts> counts() {
        return counts;
    }

    private void take(FileRow row) {
        try {
            var spec = reader.read(row);
            waiting.computeIfAbsent(spec.kind(), missing -> new ArrayList<>()).add(spec);
            rowsWaiting++;
            bytesWaiting += row.bytes();
            if (rowsWaiting == BATCH_ROWS || bytesWaiting > BATCH_BYTES) {
                storeAll();
            }
        } catch (InvalidRow e) {
            refuse(reader.kind(), row.number(), e.faults());
        }
    }

    private void storeAll() {
        waiting.forEach((kind, specs) -> count(
                kind,
                writer.store(kind, specs, (spec, reason) -> refuse(kind, spec.number(), InvalidRow.wholeRow(reason)))));
        waiting.clear();
        rowsWaiting = 0;
        bytesWaiting = 0;
    }

    private void refuse(SpecKind kind, int number, SequencedMap<String, String> faults) {
        count(kind, ImportCounts.ONE_REFUSED);
        listener.refused(unit + " " + number, faults);
    }

    private void count(SpecKind kind, ImportCounts count) {
        counts.merge(kind, count, ImportCounts::plus);
    }
}
