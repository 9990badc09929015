package dev.perimeter.pieces;

import dev.perimeter.database.Ids;
import dev.perimeter.pieces.PieceStep.StepKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one request does to pieces and their order; all its steps name it.
 *
 * @param reason as somebody said it
 * @param override codes of what did not fit and was done all the same (spec 12.6)
 */
public record Act(UUID id, StepKind kind, @Nullable String reason, List<String> override) {

    public static Act of(StepKind kind, @Nullable String reason) {
        return new Act(Ids.next(), kind, reason, List.of());
    }

    public Act overriding(List<String> codes) {
        return new Act(id, kind, reason, codes);
    }
}
