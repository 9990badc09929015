package dev.perimeter.team;

import java.util.UUID;

/** A member, as others refer to them. */
public record Colleague(UUID accountId, String displayName) {}
