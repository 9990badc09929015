package dev.perimeter.pieces;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A move from state to state, of an order or of a piece: never changed or removed.
 *
 * @param kind {@code moved}, {@code followed} (an order behind its pieces), {@code corrected},
 *     {@code remade}, {@code withdrawn}, {@code closed_short} or {@code undone}
 * @param override codes of what did not fit and was done all the same; never of an order
 * @param by who did it, by the name that the person had then
 */
public record StateChange(
        UUID id,
        String from,
        String to,
        String kind,
        @Nullable String reason,
        List<String> override,
        Mover by,
        Instant at) {

    public record Mover(UUID accountId, String displayName) {}

    /** The columns of a change m of an order. */
    public static final String COLUMNS = """
            m.id, m.from_status as "from", m.to_status as "to", m.kind, m.reason, m.account_id as by_account_id,
            m.account_name as by_display_name, m.at, cast('{}' as text[]) as override
            """;

    /** Those of a change m of a piece. */
    static final String PIECE_COLUMNS =
            COLUMNS.replace("cast('{}' as text[])", "coalesce(m.override, cast('{}' as text[]))");

    /**
     * The changes of an order or a piece, which is the left side of the join: no row at all says
     * that it is not there.
     */
    public static Optional<List<StateChange>> ofRecord(List<StateChange> rows) {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        rows.stream().filter(change -> change.id() != null).toList());
    }
}
