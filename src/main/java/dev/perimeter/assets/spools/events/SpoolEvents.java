package dev.perimeter.assets.spools.events;

import dev.perimeter.assets.spools.Spool;
import dev.perimeter.assets.spools.SpoolInStock;
import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.Ids;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What is recorded about the filament on a spool: a history that only grows. */
@Repository
public class SpoolEvents {

    /** The reason of the event by which a spool that is said to be empty comes to 0 g. */
    public static final String SET_EMPTY = "set to empty";

    /** More than the largest spool that is sold, overfilled. */
    static final BigDecimal MOST_G = new BigDecimal(60_000);

    private final CommitStatements commitStatements;
    private final Audit audit;

    SpoolEvents(CommitStatements commitStatements, Audit audit) {
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    /**
     * The spool after it, judged. Nobody else takes from the held spool meanwhile: the database
     * comes to the same, and refuses less than nothing too.
     */
    public Spool add(Member me, Held<SpoolInStock> held, SpoolEventDraft draft) {
        var spool = held.record().spool();
        if (spool.facts().status() == Spool.Status.ARCHIVED) {
            throw Problem.conflict("spool-archived");
        }
        var remaining = remaining(me, spool, draft);
        if (remaining.signum() < 0) {
            throw refusal(
                    me,
                    "spool-overdrawn",
                    draft.grams(),
                    "remainingG",
                    spool.weight().remainingG());
        }
        if (remaining.compareTo(MOST_G) > 0) {
            throw Problem.invalid("grams", FieldFault.of("fault.spool-full", "max", MOST_G));
        }
        record(me, spool, draft, remaining);
        return spool.with(remaining, status(spool.facts().status(), draft.kind(), remaining), held.now())
                .judgedBeside(held.record().others());
    }

    /**
     * A spool that is said to be empty, and was not before, has nothing on it any more: an event
     * tells what was there. Another spool stays as it is.
     */
    public Spool emptied(Member me, Spool.Status before, Spool spool, Instant now) {
        var left = spool.weight().remainingG();
        if (before == Spool.Status.EMPTY || spool.facts().status() != Spool.Status.EMPTY || left.signum() == 0) {
            return spool;
        }
        var nothing = left.subtract(left);
        record(me, spool, new SpoolEventDraft(SpoolEvent.Kind.ADJUSTED, left.negate(), SET_EMPTY), nothing);
        return spool.with(nothing, Spool.Status.EMPTY, now);
    }

    private static BigDecimal remaining(Member me, Spool spool, SpoolEventDraft draft) {
        return switch (draft.kind()) {
            case CONSUMED -> spool.weight().remainingG().subtract(draft.grams());
            case WEIGHED -> net(me, spool.weight().tareWeightG(), draft.grams());
            case ADJUSTED -> spool.weight().remainingG().add(draft.grams());
        };
    }

    private static BigDecimal net(Member me, @Nullable BigDecimal tare, BigDecimal gross) {
        if (tare == null) {
            throw Problem.conflict("spool-without-tare");
        }
        if (gross.compareTo(tare) < 0) {
            throw refusal(me, "spool-below-tare", gross, "tareWeightG", tare);
        }
        return gross.subtract(tare);
    }

    /**
     * The spool's own figure is shown to who may view assets; who may only act knows what they
     * said.
     */
    private static Problem refusal(Member me, String name, BigDecimal grams, String field, BigDecimal figure) {
        var problem = Problem.conflict(name, Map.of("grams", grams));
        return me.may(Permission.ASSETS_VIEW) ? problem.with(field, figure) : problem;
    }

    /** As the database has it follow (gate.record_spool_event). */
    private static Spool.Status status(Spool.Status before, SpoolEvent.Kind kind, BigDecimal remaining) {
        var nothingLeft = remaining.signum() == 0;
        return switch (before) {
            case SEALED ->
                nothingLeft
                        ? Spool.Status.EMPTY
                        : kind == SpoolEvent.Kind.CONSUMED ? Spool.Status.IN_USE : Spool.Status.SEALED;
            case IN_USE, EMPTY -> nothingLeft ? Spool.Status.EMPTY : Spool.Status.IN_USE;
            case DRYING, DAMAGED, ARCHIVED -> before;
        };
    }

    private void record(Member me, Spool spool, SpoolEventDraft draft, BigDecimal remaining) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", me.company());
        parameters.put("spool", spool.id());
        parameters.put("event", Ids.next());
        parameters.put("kind", draft.kind().word());
        parameters.put("grams", draft.grams());
        parameters.put("delta", remaining.subtract(spool.weight().remainingG()));
        parameters.put("reason", draft.reason());
        commitStatements.run(
                "select gate.add_spool_event(:company, :spool, :event, :kind, :grams, :delta, :reason)", parameters);
        var changes = new LinkedHashMap<>(
                Map.of("remainingG", new Change(spool.weight().remainingG(), remaining)));
        if (draft.reason() != null) {
            changes.put("reason", new Change(null, draft.reason()));
        }
        audit.acted(me, draft.kind().word(), RecordType.SPOOL, spool.id(), changes);
    }
}
