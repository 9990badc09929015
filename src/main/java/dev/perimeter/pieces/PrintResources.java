package dev.perimeter.pieces;

import dev.perimeter.assets.PrintEffects;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.web.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What becomes of printers and spools while pieces are printed: what is held is held in the order
 * of ids, spools before printers.
 */
@Repository
public class PrintResources {

    private final JdbcClient db;
    private final PrintEffects printEffects;
    private final PieceWrites book;

    PrintResources(JdbcClient db, PrintEffects printEffects, PieceWrites book) {
        this.db = db;
        this.printEffects = printEffects;
        this.book = book;
    }

    /**
     * Prints begin. Whatever of it is not there is named at once; an archived spool is refused now,
     * not when the print is done.
     */
    void begin(Member me, SortedSet<UUID> spools, SortedSet<UUID> printers) {
        var unknown = new TreeSet<String>();
        for (var id : spools) {
            var spool = printEffects.holdSpool(me, id);
            if (spool.isEmpty()) {
                unknown.add("spoolId");
            } else if (spool.get().status().equals("archived")) {
                throw Problem.conflict("spool-archived", Map.of("spoolId", id));
            }
        }
        var held = new ArrayList<PrintEffects.HeldPrinter>();
        for (var id : printers) {
            printEffects.holdPrinter(me, id).ifPresentOrElse(held::add, () -> unknown.add("printerId"));
        }
        if (!unknown.isEmpty()) {
            throw Problem.notThere(unknown.toArray(String[]::new));
        }
        held.forEach(printer -> printEffects.start(me, printer));
    }

    /**
     * These pieces are no longer printed: a printer on which nothing else is waits to be cleared.
     */
    void end(Member me, SortedSet<UUID> printers, List<UUID> pieces) {
        for (var id : printers) {
            if (!book.isStillPrinting(me, id, pieces)) {
                printEffects.holdPrinter(me, id).ifPresent(printer -> printEffects.finish(me, printer));
            }
        }
    }

    private record PrintingPiece(UUID id, UUID printerId) {}

    /**
     * The order is cancelled. Its pieces stay what they are, but no printer waits for them any
     * more.
     */
    public void abandon(Member me, UUID order) {
        var printing = db.sql("select id, printer_id from gate.printing_pieces(:company, :order)")
                .param("company", me.company())
                .param("order", order)
                .query(RecordRowMapper.of(PrintingPiece.class))
                .list();
        end(
                me,
                new TreeSet<>(printing.stream().map(PrintingPiece::printerId).toList()),
                printing.stream().map(PrintingPiece::id).toList());
    }
}
