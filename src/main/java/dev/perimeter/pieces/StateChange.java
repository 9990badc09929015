package dev.perimeter.pieces;

import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.problems.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

    /** Where a page begins: behind this move. */
    public record Position(Instant at, UUID id) {

        private static final Position START = new Position(Instant.EPOCH, new UUID(0, 0));

        public static Position of(List<String> cursor) {
            return cursor.isEmpty()
                    ? START
                    : new Position(Instant.parse(cursor.get(0)), UUID.fromString(cursor.get(1)));
        }

        /** As SQL compares it. */
        public OffsetDateTime atUtc() {
            return at.atOffset(ZoneOffset.UTC);
        }
    }

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

    /** The page; no row at all means that the record itself is not there. */
    public static Page<StateChange> page(
            List<Optional<StateChange>> rows, PageRequest asked, Cursors cursors, String scope) {
        if (rows.isEmpty()) {
            throw Problem.notFound();
        }
        var moves = rows.stream().flatMap(Optional::stream).toList();
        return Page.of(moves, asked, move -> cursors.write(scope, move.at(), move.id()));
    }
}
