package dev.perimeter.pieces;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.assets.PrintEffects;
import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.money.Amount;
import dev.perimeter.web.problems.Problem;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Moves pieces from state to state, all or none, with what follows: filament is taken from the
 * spool, the printer is busy or needs clearing. What is locked is locked in one order everywhere:
 * orders, pieces, spools, printers, counts.
 */
@Component
public class PieceTransitions {

    private final PieceWrites book;
    private final PrintEffects printEffects;
    private final PrintResources printResources;
    private final Audit audit;

    PieceTransitions(PieceWrites book, PrintEffects printEffects, PrintResources printResources, Audit audit) {
        this.book = book;
        this.printEffects = printEffects;
        this.printResources = printResources;
        this.audit = audit;
    }

    /** The same move of several pieces, all or none; grams and minutes are those of each piece. */
    record BulkTransition(
            @Size(min = 1, max = 200, message = "{fault.pieces}")
            List<UUID> ids,

            @JsonUnwrapped PieceTransition transition) {}

    public List<Piece> move(Member me, List<UUID> ids, PieceTransition pieceTransition) {
        pieceTransition.check();
        if (new HashSet<>(ids).size() < ids.size()) {
            throw Problem.invalid("ids", FieldFault.of("fault.piece-twice"));
        }
        var held = book.hold(me, ids);
        if (held.size() < ids.size()) {
            throw Problem.notFound();
        }
        held.forEach(piece -> checkState(piece.record(), pieceTransition.to()));
        var changed = held.stream().map(piece -> moved(piece, pieceTransition)).toList();
        if (pieceTransition.to().endsPrint()) {
            changed = consumed(me, changed);
        }
        print(me, changed, ids);
        book.change(me, changed, pieceTransition.reason());
        audit.moved(me, RecordType.PIECE, works(changed, Changed::before), works(changed, Changed::after));
        return changed.stream().map(Changed::after).toList();
    }

    private static void checkState(Piece piece, PieceState to) {
        if (!piece.progress().allowed().contains(to)) {
            var refusal = Problem.conflict(
                    "transition-not-allowed", Map.of("allowed", piece.progress().allowed(), "pieceId", piece.id()));
            throw piece.progress().allowed().isEmpty()
                            && !piece.progress().status().next().isEmpty()
                    ? refusal.detail("Pieces do not move while their order is "
                            + piece.origin().orderStatus().replace('_', ' ') + ".")
                    : refusal;
        }
    }

    private static Changed moved(Held<Piece> held, PieceTransition pieceTransition) {
        var after = held.record().progress().after(pieceTransition);
        if (pieceTransition.to() == PieceState.PRINTING && after.print().printerId() == null) {
            throw Problem.invalid("printerId", FieldFault.of("fault.required.to-print"));
        }
        return new Changed(held.record(), held.record().with(after, held.now()));
    }

    /** A print that ended has used up what it weighs, whether it is any good or not. */
    private List<Changed> consumed(Member me, List<Changed> changed) {
        var bySpool = new TreeMap<UUID, LinkedHashMap<UUID, BigDecimal>>();
        for (var piece : changed) {
            var spool = piece.after().progress().print().spoolId();
            var grams = piece.after().progress().print().grams();
            if (spool != null && grams != null && grams.signum() > 0) {
                bySpool.computeIfAbsent(spool, _ -> new LinkedHashMap<>())
                        .put(piece.after().id(), grams);
            }
        }
        var costs = new HashMap<UUID, Amount>();
        bySpool.forEach((id, grams) -> {
            var spool = printEffects.holdSpool(me, id).orElseThrow(() -> Problem.notThere("spoolId"));
            printEffects.consume(me, spool, grams);
            grams.forEach((piece, used) -> spool.cost(used).ifPresent(cost -> costs.put(piece, cost)));
        });
        return changed.stream().map(piece -> costing(piece, costs)).toList();
    }

    private static Changed costing(Changed piece, Map<UUID, Amount> costs) {
        var after = piece.after();
        var work = after.progress().costing(costs.get(after.id()));
        return new Changed(
                piece.before(), piece.before().with(work, after.revision().updatedAt()));
    }

    private void print(Member me, List<Changed> changed, List<UUID> ids) {
        var spools = new TreeSet<UUID>();
        var begun = new TreeSet<UUID>();
        var ended = new TreeSet<UUID>();
        for (var piece : changed) {
            if (piece.after().progress().status() == PieceState.PRINTING) {
                begun.add(
                        Objects.requireNonNull(piece.after().progress().print().printerId()));
                Optional.ofNullable(piece.after().progress().print().spoolId()).ifPresent(spools::add);
            } else if (piece.before().progress().status() == PieceState.PRINTING) {
                ended.add(
                        Objects.requireNonNull(piece.before().progress().print().printerId()));
            }
        }
        if (!begun.isEmpty()) {
            printResources.begin(me, spools, begun);
        }
        printResources.end(me, ended, ids);
    }

    private static Map<UUID, Record> works(List<Changed> changed, Function<Changed, Piece> side) {
        var works = new LinkedHashMap<UUID, Record>();
        changed.forEach(piece -> works.put(piece.after().id(), side.apply(piece).progress()));
        return works;
    }
}
