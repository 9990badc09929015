package dev.perimeter.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of what strangers may use of one process (docs/operations.md).
 *
 * @param connectionsPerAddress open at one time; an office behind one address has some forty
 *     browsers of six connections each
 * @param head the time for a whole request head, however steadily it arrives
 * @param body the time for a whole body
 * @param bodyMemory for all bodies that are being received or processed; by default an eighth of
 *     the heap, at most 64 MB
 */
@ConfigurationProperties("perimeter.limits")
record ConnectionLimits(
        @DefaultValue("256") int connectionsPerAddress,
        @DefaultValue("20s") Duration head,
        @DefaultValue("20s") Duration body,
        @Nullable DataSize bodyMemory) {

    private static final DataSize BODY_MEMORY_MAX = DataSize.ofMegabytes(64);
    private static final int SHARE_OF_HEAP = 8;

    long bodyBytes() {
        return bodyMemory != null
                ? bodyMemory.toBytes()
                : Math.min(BODY_MEMORY_MAX.toBytes(), Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }
}
