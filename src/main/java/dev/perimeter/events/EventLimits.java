package dev.perimeter.events;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many streams one process keeps open (spec 17.3, docs/operations.md).
 *
 * @param streams of all companies together; by default as many as fit into a fifth of the heap
 * @param streamsPerCompany by default half of them
 * @param streamsPerAccount of one person; a further one ends the oldest
 */
@ConfigurationProperties("perimeter.events")
record EventLimits(
        @Nullable Integer streams,
        @Nullable Integer streamsPerCompany,
        @DefaultValue("12") int streamsPerAccount) {

    /** The heap of an open stream with its connection, as {@code bench/live} measures it. */
    private static final long BYTES_OF_STREAM = 120 * 1024;

    private static final int SHARE_OF_HEAP = 5;

    int most() {
        return streams != null
                ? streams
                : Math.toIntExact(
                        Math.clamp(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / BYTES_OF_STREAM, 100, 10_000));
    }

    int mostPerCompany() {
        return streamsPerCompany != null ? streamsPerCompany : most() / 2;
    }
}
