package dev.perimeter.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Spec 3.2: the account and its company, membership and live permissions together. */
public record Profile(
        Account account,
        @Nullable Company company,
        @Nullable Membership membership,
        List<CompanyOfMine> companies) {

    public record Account(UUID id, String email, String displayName, Instant createdAt) {

        public static final int NAME_LENGTH_MIN = 2;
        public static final int NAME_LENGTH_MAX = 100;
    }

    public record Membership(
            String role,
            Map<String, Boolean> permissions,
            Instant joinedAt,
            @Nullable Colleague invitedBy) {}

    public record Colleague(UUID accountId, String displayName) {}

    public record CompanyOfMine(UUID id, String name, String role, boolean active) {}
}
