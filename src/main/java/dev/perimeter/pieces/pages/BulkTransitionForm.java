package dev.perimeter.pieces.pages;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.pieces.PieceTransition;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** The same move of several pieces, as a form with boxes to tick sends it. */
record BulkTransitionForm(
        @Size(min = 1, max = 200, message = "{fault.pieces}")
        List<Chosen> pieces,

        @JsonUnwrapped PieceTransition transition) {

    record Chosen(UUID id) {}

    List<UUID> ids() {
        return pieces.stream().map(Chosen::id).toList();
    }
}
