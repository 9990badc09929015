package dev.perimeter.accounts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.gate.Revision;
import dev.perimeter.gate.Versioned;
import java.util.UUID;

/**
 * A company as its members see it.
 *
 * @param size one of {@code 1, 2-10, 11-50, 51-200, 201-500, 501+}: how many people work there
 * @param currency ISO 4217
 * @param timezone IANA name
 */
public record Company(
        UUID id,
        String name,
        String industry,
        String size,
        String city,
        String currency,
        String timezone,
        @JsonUnwrapped Revision revision)
        implements Versioned {}
