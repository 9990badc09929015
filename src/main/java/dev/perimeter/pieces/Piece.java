package dev.perimeter.pieces;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.gate.Revision;
import dev.perimeter.gate.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One physical printed copy of an order line.
 *
 * @param number consecutive within the company, from 1
 */
public record Piece(
        UUID id,
        int number,
        @JsonUnwrapped PieceOrigin origin,
        @JsonUnwrapped PieceProgress progress,
        @Nullable UUID remakeOf,
        @Nullable UUID remadeBy,
        @JsonUnwrapped Revision revision)
        implements Versioned {

    /**
     * @param copy which of the line's copies it is, from 1; a remake has that of the piece it
     *     replaces
     */
    public record PieceOrigin(
            UUID orderId, int orderNumber, String orderStatus, UUID lineId, String description, int copy) {

        PieceOrigin whileOrderIs(String newStatus) {
            return new PieceOrigin(orderId, orderNumber, newStatus, lineId, description, copy);
        }
    }

    /** Its order has ended. */
    public boolean isFrozen() {
        return origin.orderStatus().equals("cancelled") || origin.orderStatus().equals("completed");
    }

    /** The piece as it is a version later. */
    public Piece with(PieceProgress next, Instant now) {
        return new Piece(id, number, origin, next, remakeOf, remadeBy, revision.next(now));
    }

    /** The piece as it is while its order is in another state. */
    public Piece whileOrderIs(String status) {
        return new Piece(
                id, number, origin.whileOrderIs(status), progress.whileOrderIs(status), remakeOf, remadeBy, revision);
    }
}
