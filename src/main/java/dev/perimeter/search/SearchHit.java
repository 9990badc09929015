package dev.perimeter.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that was found.
 *
 * @param recordType as the trail calls it: order, customer, piece, printer or spool
 * @param number consecutive within the company and the kind
 * @param detail what tells it from others with the same title; null where nothing is known
 */
public record SearchHit(
        String recordType,
        UUID id,
        int number,
        String title,
        @Nullable String detail) {}
