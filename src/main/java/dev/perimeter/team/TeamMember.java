package dev.perimeter.team;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Permission;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * A member as colleagues see them.
 *
 * @param known absent to who does not manage permissions
 */
record TeamMember(
        UUID accountId,
        String displayName,
        String role,
        Instant joinedAt,
        int version,
        @JsonUnwrapped @Nullable Known known) {

    static final RowMapper<TeamMember> ROWS =
            (row, number) -> RecordRowMapper.of(Row.class).mapRow(row, number).member();

    /** What {@link #ROWS} reads. */
    static final String COLUMNS = """
            account_id, display_name, role, joined_at, version, email, held, invited_by as invited_by_account_id,
            invited_by_name as invited_by_display_name
            """;

    /**
     * What those know who manage permissions.
     *
     * @param invitedBy null for who was invited by nobody, as founders are
     */
    record Known(
            String email,
            Map<String, Boolean> permissions,
            @Nullable Colleague invitedBy) {}

    /** @param held the permissions as a sum of bits, null like {@code email} */
    private record Row(
            UUID accountId,
            String displayName,
            String role,
            Instant joinedAt,
            int version,
            @Nullable String email,
            @Nullable Integer held,
            @Nullable Colleague invitedBy) {

        TeamMember member() {
            var known = email == null || held == null
                    ? null
                    : new Known(email, Permission.asFields(Permission.held(held)), invitedBy);
            return new TeamMember(accountId, displayName, role, joinedAt, version, known);
        }
    }

    public @Nullable String email() {
        return known == null ? null : known.email();
    }

    public @Nullable Map<String, Boolean> permissions() {
        return known == null ? null : known.permissions();
    }

    public @Nullable Colleague invitedBy() {
        return known == null ? null : known.invitedBy();
    }

    boolean isOwner() {
        return role.equals("owner");
    }

    /** Known only to who manages permissions; false to others. */
    boolean holds(Permission flag) {
        return known != null && known.permissions().getOrDefault(flag.field(), false);
    }

    TeamMember with(Set<Permission> flags) {
        var changed = known == null ? null : new Known(known.email(), Permission.asFields(flags), known.invitedBy());
        return new TeamMember(accountId, displayName, role, joinedAt, version + 1, changed);
    }
}
