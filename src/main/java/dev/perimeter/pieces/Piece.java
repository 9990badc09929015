package dev.perimeter.pieces;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * One physical printed copy of an order line.
 *
 * @param number consecutive within the company, from 1
 * @param copy which of the line's copies it is, from 1; a remake has that of the piece it replaces
 * @param allowed where it may go now
 * @param grams expected until the print ends, used from then on
 * @param cost of the filament, in the company's currency; null where the spool's price is not known
 * @param reason why it was lost
 */
public record Piece(
        UUID id,
        int number,
        UUID orderId,
        int orderNumber,
        String orderStatus,
        UUID lineId,
        String description,
        int copy,
        PieceState status,
        List<PieceState> allowed,
        @Nullable UUID printerId,
        @Nullable UUID spoolId,
        @Nullable BigDecimal grams,
        @Nullable Integer minutes,
        @Nullable BigDecimal cost,
        @Nullable String reason,
        @Nullable String notes,
        @Nullable UUID remakeOf,
        @Nullable UUID remadeBy,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    public static Piece of(ResultSet row) throws SQLException {
        var status = PieceState.of(row.getString("status"));
        return new Piece(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getObject("order_id", UUID.class),
                row.getInt("order_number"),
                row.getString("order_status"),
                row.getObject("line_id", UUID.class),
                row.getString("description"),
                row.getInt("copy"),
                status,
                status.next(row.getString("order_status")),
                row.getObject("printer_id", UUID.class),
                row.getObject("spool_id", UUID.class),
                row.getBigDecimal("grams"),
                (Integer) JdbcUtils.getResultSetValue(row, row.findColumn("minutes"), Integer.class),
                row.getBigDecimal("cost"),
                row.getString("reason"),
                row.getString("notes"),
                row.getObject("remake_of", UUID.class),
                row.getObject("remade_by", UUID.class),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    /** Its order has ended. */
    boolean isFrozen() {
        return orderStatus.equals("cancelled") || orderStatus.equals("completed");
    }

    public PieceProgress work() {
        return new PieceProgress(status, printerId, spoolId, grams, minutes, cost, reason, notes);
    }

    /** The piece with other work on it. */
    public Piece with(PieceProgress pieceProgress, Instant now) {
        return new Piece(
                id,
                number,
                orderId,
                orderNumber,
                orderStatus,
                lineId,
                description,
                copy,
                pieceProgress.status(),
                pieceProgress.status().next(orderStatus),
                pieceProgress.printerId(),
                pieceProgress.spoolId(),
                pieceProgress.grams(),
                pieceProgress.minutes(),
                pieceProgress.cost(),
                pieceProgress.reason(),
                pieceProgress.notes(),
                remakeOf,
                remadeBy,
                version + 1,
                createdAt,
                now);
    }
}
