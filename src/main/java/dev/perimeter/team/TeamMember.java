package dev.perimeter.team;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * A member as colleagues see them. E-mail, permissions and inviter are for those who manage permissions: for others they are absent.
 *
 * @param invitedBy absent also for the founder
 */
record TeamMember(
        UUID accountId,
        String displayName,
        String role,
        Instant joinedAt,
        int version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String email,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Boolean> permissions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Colleague invitedBy) {

    static TeamMember of(ResultSet row) throws SQLException {
        var inviter = row.getObject("invited_by", UUID.class);
        var held = (Integer) JdbcUtils.getResultSetValue(row, row.findColumn("held"), Integer.class);
        return new TeamMember(
                row.getObject("account_id", UUID.class),
                row.getString("display_name"),
                row.getString("role"),
                row.getObject("joined_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"),
                row.getString("email"),
                held == null ? null : Permission.asFields(Permission.held(held)),
                inviter == null ? null : new Colleague(inviter, row.getString("invited_by_name")));
    }

    boolean isOwner() {
        return role.equals("owner");
    }

    /** Known only to who manages permissions; false to others. */
    boolean holds(Permission flag) {
        return permissions != null && permissions.getOrDefault(flag.field(), false);
    }

    TeamMember with(Set<Permission> flags) {
        return new TeamMember(
                accountId, displayName, role, joinedAt, version + 1, email, Permission.asFields(flags), invitedBy);
    }
}
