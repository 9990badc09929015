package dev.perimeter.team;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.gate.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;

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

    /**
     * What those know who manage permissions.
     *
     * @param invitedBy null for who was invited by nobody, as founders are
     */
    record Known(
            String email,
            Map<String, Boolean> permissions,
            @Nullable Colleague invitedBy) {}

    static TeamMember of(ResultSet row) throws SQLException {
        return new TeamMember(
                row.getObject("account_id", UUID.class),
                row.getString("display_name"),
                row.getString("role"),
                row.getObject("joined_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"),
                known(row));
    }

    private static @Nullable Known known(ResultSet row) throws SQLException {
        var held = (Integer) JdbcUtils.getResultSetValue(row, row.findColumn("held"), Integer.class);
        var inviter = row.getObject("invited_by", UUID.class);
        return held == null
                ? null
                : new Known(
                        row.getString("email"),
                        Permission.asFields(Permission.held(held)),
                        inviter == null ? null : new Colleague(inviter, row.getString("invited_by_name")));
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
