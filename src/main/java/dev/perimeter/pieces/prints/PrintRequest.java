package dev.perimeter.pieces.prints;

import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.WrongField;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request says of a print: one spool, or several with the grams of each.
 *
 * @param spools up to 20, instead of {@code spoolId} and {@code grams}
 * @param grams of each piece
 * @param gramsInAll of all pieces of the request together, up to a tonne
 * @param minutes of each piece
 */
public record PrintRequest(
        @Nullable UUID printerId,
        @Nullable UUID spoolId,

        @Valid @Size(max = 20, message = "{fault.spools}") @Nullable
        List<SpoolUse> spools,

        @DecimalMin("0") @DecimalMax("50000") @Nullable BigDecimal grams,

        @DecimalMin("0") @DecimalMax("1000000") @Nullable BigDecimal gramsInAll,

        @Min(0) @Max(100_000) @Nullable Integer minutes) {

    public static final PrintRequest NOTHING = new PrintRequest(null, null, null, null, null, null);

    /** No spools say nothing: a form always sends a list. */
    public PrintRequest {
        spools = spools == null || spools.isEmpty() ? null : List.copyOf(spools);
        grams = SpoolUse.hundredths(grams);
        gramsInAll = SpoolUse.hundredths(gramsInAll);
    }

    /** Both forms at once, weights in two ways, and a spool that is named twice. */
    public Stream<WrongField> faults() {
        var areSpoolsNamed = spools != null;
        return Stream.of(
                        wrongIf(areSpoolsNamed && spoolId != null, "spoolId", "fault.two-forms"),
                        wrongIf(areSpoolsNamed && grams != null, "grams", "fault.two-forms"),
                        wrongIf(
                                (areSpoolsNamed || grams != null) && gramsInAll != null,
                                "gramsInAll",
                                "fault.two-forms"),
                        named())
                .flatMap(faults -> faults);
    }

    private Stream<WrongField> named() {
        return twice(Objects.requireNonNullElse(spools, List.of()));
    }

    public static Stream<WrongField> twice(List<SpoolUse> spools) {
        var seen = new HashSet<UUID>();
        return IntStream.range(0, spools.size())
                .filter(place -> !seen.add(spools.get(place).spoolId()))
                .mapToObj(place ->
                        new WrongField("spools[%d].spoolId".formatted(place), FieldFault.of("fault.spool-twice")));
    }

    /** The fields that are given, for a state that takes none of them. */
    public Stream<WrongField> tooLate() {
        return Stream.of(
                        wrongIf(printerId != null, "printerId", "fault.too-late"),
                        wrongIf(spoolId != null, "spoolId", "fault.too-late"),
                        wrongIf(spools != null, "spools", "fault.too-late"),
                        wrongIf(grams != null, "grams", "fault.too-late"),
                        wrongIf(gramsInAll != null, "gramsInAll", "fault.too-late"),
                        wrongIf(minutes != null, "minutes", "fault.too-late"))
                .flatMap(faults -> faults);
    }

    private static Stream<WrongField> wrongIf(boolean isWrong, String field, String fault) {
        return isWrong ? Stream.of(new WrongField(field, FieldFault.of(fault))) : Stream.of();
    }

    /** The grams in all shared out evenly, the rest on the last of so many pieces. */
    public PrintRequest share(int place, int pieces) {
        if (gramsInAll == null) {
            return this;
        }
        var even = gramsInAll.divide(BigDecimal.valueOf(pieces), 2, RoundingMode.DOWN);
        var share = place < pieces - 1 ? even : gramsInAll.subtract(even.multiply(BigDecimal.valueOf(pieces - 1L)));
        return new PrintRequest(printerId, spoolId, spools, share, null, minutes);
    }

    /** What is said of one spool keeps what else was known of it. */
    List<SpoolUse> spoolsInsteadOf(PrintJob known) {
        if (spools != null) {
            return spools;
        }
        if (spoolId != null) {
            return List.of(new SpoolUse(spoolId, grams == null ? known.grams() : grams));
        }
        return grams == null || known.spoolId() == null
                ? known.spools()
                : List.of(new SpoolUse(known.spoolId(), grams));
    }
}
