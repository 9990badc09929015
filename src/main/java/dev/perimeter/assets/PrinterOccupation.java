package dev.perimeter.assets;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What printing does to printers, for those who act on orders: they need no right to assets (spec
 * 6.2). Everything runs in the transaction of the request. Callers hold each printer once, in the
 * order of ids and behind the spools, so that no two requests wait for each other.
 */
@Component
public class PrinterOccupation {

    private static final String PRINTING = "printing";
    private static final String NEEDS_CLEARING = "needs_clearing";

    /** A print that is forced onto such a printer does not put it into service. */
    private static final Set<String> OUT_OF_SERVICE = Set.of("maintenance", "offline", "retired");

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    PrinterOccupation(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    /**
     * A printer whose state nobody else changes before this transaction ends.
     *
     * @param beforePrint what it was before its print began; null while nothing prints on it
     * @param statusSetAt when somebody last set the state by hand
     */
    public record HeldPrinter(
            UUID id,
            String name,
            String status,
            @Nullable String beforePrint,
            @Nullable Instant statusSetAt,
            UUID modelId) {

        private boolean isSetSince(Instant time) {
            return statusSetAt != null && statusSetAt.isAfter(time);
        }
    }

    /** Empty where the company has no such printer. */
    public Optional<HeldPrinter> hold(Member me, UUID id) {
        return db.sql("""
                        select cast(:id as uuid) as id, name, status, before_print, status_set_at, model_id
                          from gate.printer_to_print_on(:company, :id)
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(HeldPrinter.class))
                .optional();
    }

    /**
     * A piece began to print: whatever state the printer was said to be in, it prints now, and
     * remembers that state. Once per held printer.
     */
    public void start(Member me, HeldPrinter printer) {
        if (!printer.status().equals(PRINTING)) {
            move(me, printer, PRINTING, printer.status());
        }
    }

    /**
     * The last piece on it ended: a printer that prints waits to be cleared, or is again what no
     * print changes (spec 12.5).
     */
    public void finish(Member me, HeldPrinter printer) {
        if (printer.status().equals(PRINTING)) {
            var before = Objects.requireNonNullElse(printer.beforePrint(), "");
            move(me, printer, OUT_OF_SERVICE.contains(before) ? before : NEEDS_CLEARING, null);
        }
    }

    /** The begin of its print is undone: it is what it was before. */
    public void takeBackStart(Member me, HeldPrinter printer) {
        if (printer.status().equals(PRINTING)) {
            move(me, printer, Objects.requireNonNullElse(printer.beforePrint(), NEEDS_CLEARING), null);
        }
    }

    /**
     * The end of its print is undone: it prints again, unless somebody set its state since.
     *
     * @param beforePrint what it was before that print began
     */
    public void takeBackEnd(Member me, HeldPrinter printer, @Nullable String beforePrint, Instant ended) {
        if (!printer.status().equals(PRINTING) && !printer.isSetSince(ended)) {
            move(me, printer, PRINTING, Objects.requireNonNullElse(beforePrint, printer.status()));
        }
    }

    private void move(Member me, HeldPrinter printer, String status, @Nullable String beforePrint) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", me.company());
        parameters.put("printer", printer.id());
        parameters.put("status", status);
        parameters.put("beforePrint", beforePrint);
        commitStatements.run("select gate.set_printer_status(:company, :printer, :status, :beforePrint)", parameters);
        audit.acted(
                me, "moved", RecordType.PRINTER, printer.id(), Map.of("status", new Change(printer.status(), status)));
    }
}
