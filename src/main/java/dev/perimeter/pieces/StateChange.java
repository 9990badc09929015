package dev.perimeter.pieces;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A move from state to state, of an order or of a piece: never changed or removed.
 *
 * @param by who did it, by the name that the person had then
 */
public record StateChange(
        UUID id, String from, String to, @Nullable String reason, Mover by, Instant at) {

    public record Mover(UUID accountId, String displayName) {}

    /** Empty in the one row of a record that has not moved yet, or not since. */
    public static Optional<StateChange> of(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return id == null ? Optional.empty() : Optional.of(of(id, row));
    }

    private static StateChange of(UUID id, ResultSet row) throws SQLException {
        return new StateChange(
                id,
                row.getString("from_status"),
                row.getString("to_status"),
                row.getString("reason"),
                new Mover(row.getObject("account_id", UUID.class), row.getString("account_name")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    /**
     * The changes of an order or a piece, which is the left side of the join: no row at all says that it is not there.
     */
    public static Optional<List<StateChange>> ofRecord(List<Optional<StateChange>> rows) {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.stream().flatMap(Optional::stream).toList());
    }
}
