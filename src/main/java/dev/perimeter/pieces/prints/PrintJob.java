package dev.perimeter.pieces.prints;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where and of what a piece is printed, as far as it is known.
 *
 * @param spoolId the spool, where it is one
 * @param spools all spools, in the order in which they were named (spec 12.3)
 * @param grams the sum, expected until the print ends, used from then on
 */
public record PrintJob(
        @Nullable UUID printerId,
        @Nullable UUID spoolId,
        List<SpoolUse> spools,
        @Nullable BigDecimal grams,
        @Nullable Integer minutes) {

    public static final PrintJob UNKNOWN = of(null, List.of(), null, null);

    /** @param grams where no spool is known; the sum of the spools otherwise */
    public static PrintJob of(
            @Nullable UUID printerId, List<SpoolUse> spools, @Nullable BigDecimal grams, @Nullable Integer minutes) {
        var spoolId = spools.size() == 1 ? spools.getFirst().spoolId() : null;
        var sum = spools.isEmpty() ? SpoolUse.hundredths(grams) : sum(spools);
        return new PrintJob(printerId, spoolId, List.copyOf(spools), sum, minutes);
    }

    /** What the request says takes the place of what was known. */
    public PrintJob with(PrintRequest said) {
        return of(
                said.printerId() == null ? printerId : said.printerId(),
                said.spoolsInsteadOf(this),
                said.grams() == null ? grams : said.grams(),
                said.minutes() == null ? minutes : said.minutes());
    }

    public PrintJob used(List<SpoolUse> used, @Nullable Integer newMinutes) {
        return of(printerId, used, null, newMinutes == null ? minutes : newMinutes);
    }

    /** Minutes may be corrected at any time. */
    public boolean differsInMaterial(PrintPlan plan) {
        return !Objects.equals(spoolId, plan.spoolId()) || !Objects.equals(grams, plan.grams());
    }

    public PrintPlan plan() {
        return new PrintPlan(printerId, spoolId, grams, minutes);
    }

    /** Null while it is not known of each. */
    private static @Nullable BigDecimal sum(List<SpoolUse> spools) {
        return spools.stream().anyMatch(use -> use.grams() == null)
                ? null
                : spools.stream()
                        .map(use -> Objects.requireNonNull(use.grams()))
                        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
