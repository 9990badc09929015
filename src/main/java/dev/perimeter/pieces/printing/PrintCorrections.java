package dev.perimeter.pieces.printing;

import dev.perimeter.assets.HeldSpool;
import dev.perimeter.assets.SpoolConsumption;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Act;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceStep.StepKind;
import dev.perimeter.pieces.PieceTrail;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.PieceWrites.Changed;
import dev.perimeter.pieces.prints.PrintRequest;
import dev.perimeter.pieces.prints.SpoolUse;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a print used is put right once it has ended; the spools follow by the difference, as events
 * (spec 12.2). A weighing settles what came before it: then only the piece is put right.
 */
@Component
public class PrintCorrections {

    private final PieceWrites book;
    private final SpoolConsumption spoolConsumption;
    private final PieceTrail trail;

    PrintCorrections(PieceWrites book, SpoolConsumption spoolConsumption, PieceTrail trail) {
        this.book = book;
        this.spoolConsumption = spoolConsumption;
        this.trail = trail;
    }

    /**
     * What the print used.
     *
     * @param minutes null to leave them as they are
     */
    public record PrintUse(
            @Valid @Size(max = 20, message = "{fault.spools}")
            List<SpoolUse> spools,

            @Min(0) @Max(100_000) @Nullable Integer minutes) {

        /** A use that is known has grams, and names no spool twice. */
        void check() {
            var wrong = Stream.concat(
                            IntStream.range(0, spools.size())
                                    .filter(place -> spools.get(place).grams() == null)
                                    .mapToObj(place ->
                                            new WrongField("spools[%d].grams".formatted(place), FieldFault.REQUIRED)),
                            PrintRequest.twice(spools))
                    .toList();
            if (!wrong.isEmpty()) {
                throw Problem.invalid(wrong);
            }
        }
    }

    /**
     * @throws Problem 409 {@code print-not-ended}; 409 {@code spool-overdrawn}; 400 naming a spool
     *     that the company does not have
     */
    public Piece correct(Member me, Held<Piece> held, PrintUse use) {
        use.check();
        var before = held.record();
        var ended = before.progress().printEndedAt();
        if (ended == null) {
            throw Problem.conflict("print-not-ended");
        }
        var spools = hold(me, before, use);
        var print = before.progress().print().used(use.spools(), use.minutes());
        var after = before.with(before.progress().printing(print), held.now());
        if (print.equals(before.progress().print())) {
            return before;
        }
        var changed = List.of(new Changed(
                before,
                before.with(
                        after.progress().costing(PrintEnd.cost(after, spools).orElse(null)), held.now())));
        SpoolDifferences.between(before, after)
                .forEach((spool, grams) -> follow(me, spools.get(spool), before.id(), grams, ended));
        book.step(me, changed, Act.of(StepKind.CORRECTED, null));
        trail.corrected(me, changed.getFirst());
        return changed.getFirst().after();
    }

    private void follow(Member me, HeldSpool spool, UUID piece, BigDecimal grams, Instant ended) {
        if (!spool.isSettledSince(ended)) {
            spoolConsumption.putRight(me, spool, piece, grams, "Print corrected");
        }
    }

    /** The spools that were named before and are now, in the order of ids. */
    private Map<UUID, HeldSpool> hold(Member me, Piece before, PrintUse use) {
        var named = use.spools().stream().map(SpoolUse::spoolId).toList();
        var ids = new TreeSet<>(named);
        before.progress().print().spools().forEach(spool -> ids.add(spool.spoolId()));
        var held = new HashMap<UUID, HeldSpool>();
        for (var id : ids) {
            spoolConsumption.hold(me, id).ifPresent(spool -> held.put(id, spool));
        }
        var unknown = IntStream.range(0, named.size())
                .filter(place -> !held.containsKey(named.get(place)))
                .mapToObj(place -> new WrongField("spools[%d].spoolId".formatted(place), FieldFault.of("fault.gone")))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown);
        }
        return held;
    }
}
