package dev.perimeter.assets;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.Ids;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.values.money.Amount;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What printing does to printers and spools, for those who act on orders: they need no right to
 * assets (spec 6.2). Everything runs in the transaction of the request. Callers hold each printer
 * and spool once, in the order of ids, so that no two requests wait for each other.
 */
@Component
public class PrintEffects {

    private static final String PRINTING = "printing";

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    PrintEffects(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    /** A spool that nobody else takes from before this transaction ends. Weights in grams. */
    public record HeldSpool(
            UUID id,
            BigDecimal remainingG,
            BigDecimal netWeightG,
            @Nullable BigDecimal price,
            @Nullable String currency,
            String status) {

        /** The cost of so many grams; empty where the price is not known. */
        public Optional<Amount> cost(BigDecimal grams) {
            return Optional.ofNullable(Amount.of(price, currency))
                    .map(whole -> whole.share(grams, netWeightG))
                    .filter(Amount::isStorable);
        }
    }

    /** A printer whose state nobody else changes before this transaction ends. */
    public record HeldPrinter(UUID id, String name, String status) {}

    /** Empty where the company has no such spool. */
    public Optional<HeldSpool> holdSpool(Member me, UUID id) {
        return db.sql(
                        "select cast(:id as uuid) as id, remaining_g, net_weight_g, price, currency, status from gate.spool_to_consume(:company, :id)")
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(HeldSpool.class))
                .optional();
    }

    /** Empty where the company has no such printer. */
    public Optional<HeldPrinter> holdPrinter(Member me, UUID id) {
        return db.sql("select cast(:id as uuid) as id, name, status from gate.printer_to_print_on(:company, :id)")
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(HeldPrinter.class))
                .optional();
    }

    /**
     * Takes the grams that each piece used, two decimals at most. Once per held spool.
     *
     * @throws Problem 409 {@code spool-overdrawn} with {@code remainingG} and the sum {@code
     *     grams}, where the spool has less; 409 {@code spool-archived}
     */
    public void consume(Member me, HeldSpool spool, SequencedMap<UUID, BigDecimal> gramsByPiece) {
        var grams = gramsByPiece.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (spool.status().equals("archived")) {
            throw Problem.conflict("spool-archived");
        }
        if (grams.compareTo(spool.remainingG()) > 0) {
            // What is left on a spool is shown to who may view assets.
            var figures = new LinkedHashMap<String, Object>(Map.of("grams", grams, "spoolId", spool.id()));
            if (me.may(Permission.ASSETS_VIEW)) {
                figures.put("remainingG", spool.remainingG());
            }
            throw Problem.conflict("spool-overdrawn", figures);
        }
        gramsByPiece.forEach((piece, used) -> {
            if (used.signum() != 0) {
                commitStatements.run(
                        "select gate.consume(:company, :spool, :event, :piece, :grams)",
                        Map.of(
                                "company", me.company(),
                                "spool", spool.id(),
                                "event", Ids.next(),
                                "piece", piece,
                                "grams", used));
            }
        });
        if (grams.signum() != 0) {
            var left = new Change(spool.remainingG(), spool.remainingG().subtract(grams));
            audit.acted(me, "consumed", RecordType.SPOOL, spool.id(), Map.of("remainingG", left));
        }
    }

    /**
     * A piece began to print: whatever state the printer was said to be in, it prints now. Once per
     * held printer.
     *
     * @throws Problem 409 {@code printer-retired}
     */
    public void start(Member me, HeldPrinter printer) {
        if (printer.status().equals("retired")) {
            throw Problem.conflict("printer-retired");
        }
        if (!printer.status().equals(PRINTING)) {
            move(me, printer, PRINTING);
        }
    }

    /** The last piece on it ended: a printer that prints waits to be cleared, no other changes. */
    public void finish(Member me, HeldPrinter printer) {
        if (printer.status().equals(PRINTING)) {
            move(me, printer, "needs_clearing");
        }
    }

    private void move(Member me, HeldPrinter printer, String status) {
        commitStatements.run(
                "select gate.set_printer_status(:company, :printer, :status)",
                Map.of("company", me.company(), "printer", printer.id(), "status", status));
        audit.acted(
                me, "moved", RecordType.PRINTER, printer.id(), Map.of("status", new Change(printer.status(), status)));
    }
}
