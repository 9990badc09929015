package dev.perimeter.companies;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which steps an owner wants; a step that is not named stays as it is. */
record StepsDraft(
        @Nullable Boolean postProcessing,
        @Nullable Boolean qc,
        @Nullable Boolean packing) {

    /** What a company has that says nothing of it. */
    static final StepsDraft ALL = new StepsDraft(true, true, true);

    static StepsDraft of(ProductionSteps steps) {
        return new StepsDraft(steps.postProcessing(), steps.qc(), steps.packing());
    }

    ProductionSteps onto(ProductionSteps before) {
        return new ProductionSteps(
                Objects.requireNonNullElse(postProcessing, before.postProcessing()),
                Objects.requireNonNullElse(qc, before.qc()),
                Objects.requireNonNullElse(packing, before.packing()));
    }

    /** The steps that the company does without, by the state of a piece in them. */
    static String[] skipped(ProductionSteps steps) {
        return Stream.of(
                        steps.postProcessing() ? "" : "post_processing",
                        steps.qc() ? "" : "qc",
                        steps.packing() ? "" : "packed")
                .filter(state -> !state.isEmpty())
                .toArray(String[]::new);
    }
}
