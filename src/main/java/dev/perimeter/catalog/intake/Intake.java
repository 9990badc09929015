package dev.perimeter.catalog.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the rows of one stream onto the shelves. Memory does not grow with the stream but for 16 bytes a row. Each
 * batch is a transaction of its own: what is committed stays whatever happens next, and taking the same stream in again
 * completes it.
 */
public final class Intake {

    private static final int BATCH_ROWS = 500;
    private static final int BATCH_BYTES = 4 << 20;

    private final Report report;
    private final Storage storage;
    private final RowReader reader = new RowReader();
    private final Map<Shelf, Tally> tallies = new EnumMap<>(Shelf.class);
    private final Map<Shelf, List<Spec>> waiting = new EnumMap<>(Shelf.class);
    private int rowsWaiting;
    private int bytesWaiting;
    private String unit = "";

    /** The connections are those of a role that may become {@code perimeter_owner}. */
    public Intake(DataSource administrator, Report report) {
        this.report = report;
        var transaction = new TransactionTemplate(new JdbcTransactionManager(administrator));
        this.storage = new Storage(JdbcClient.create(administrator), transaction);
    }

    /** Reads to the end; the stream stays open. What was read before the stream broke is stored all the same. */
    public void take(InputStream stream) throws IOException {
        try {
            var rows = Rows.of(stream);
            unit = rows.unit();
            int read = 0;
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                take(row.get());
                report.read(++read);
            }
        } catch (IOException e) {
            storeAll();
            throw e;
        }
        storeAll();
        if (tallies.values().stream().anyMatch(tally -> tally.created() > 0)) {
            storage.analyze();
        }
    }

    /** What was counted so far, also after a failure. Only of the shelves that the rows were for. */
    public Map<Shelf, Tally> tallies() {
        return tallies;
    }

    private void take(Row row) {
        try {
            var spec = reader.read(row);
            waiting.computeIfAbsent(spec.shelf(), missing -> new ArrayList<>()).add(spec);
            rowsWaiting++;
            bytesWaiting += row.length();
            if (rowsWaiting == BATCH_ROWS || bytesWaiting > BATCH_BYTES) {
                storeAll();
            }
        } catch (Refusal e) {
            refuse(reader.shelf(), row.number(), e);
        }
    }

    private void storeAll() {
        waiting.forEach((shelf, specs) ->
                count(shelf, storage.store(shelf, specs, (spec, refusal) -> refuse(shelf, spec.number(), refusal))));
        waiting.clear();
        rowsWaiting = 0;
        bytesWaiting = 0;
    }

    private void refuse(Shelf shelf, int number, Refusal refusal) {
        count(shelf, Tally.ONE_REFUSED);
        report.refused(unit + " " + number, refusal.faults());
    }

    private void count(Shelf shelf, Tally tally) {
        tallies.merge(shelf, tally, Tally::plus);
    }
}
