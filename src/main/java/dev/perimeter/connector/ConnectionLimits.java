package dev.perimeter.connector;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What strangers may take of one process, see docs/operations.md.
 *
 * @param connectionsPerAddress open at one time; an office behind one address has some forty
 *     browsers of six connections each
 * @param head how long a whole request head may take, however steadily it drips
 * @param body how long a whole body may take
 * @param bodyMemory for bodies that are being received or worked on, all together; by default an
 *     eighth of the heap, at most 64 MB
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
