package dev.perimeter.operations;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when a thread dies of missing memory: without that thread, which may be the one
 * that listens, it would half work for ever, and nobody would start it anew. What {@code
 * -XX:+ExitOnOutOfMemoryError} does earlier and for every thread, where a start script or a service
 * says it; a plain {@code java -jar} cannot be told by the jar.
 */
public final class OutOfMemoryExit implements Thread.UncaughtExceptionHandler {

    /** As the JVM ends itself. */
    static final int STATUS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(OutOfMemoryExit.class);

    /** Made beforehand: then there is no memory for it. */
    private static final byte[] WORDS =
            "Out of memory: the process ends. Its heap is set by -Xmx.\n".getBytes(StandardCharsets.US_ASCII);

    private static final FileOutputStream ERRORS = new FileOutputStream(FileDescriptor.err);

    /**
     * Given back first: ending takes memory, too. Seen without it: the words were written, and the
     * process went on, because {@code halt} itself had none.
     */
    private static byte @Nullable [] reserve = new byte[1024 * 1024];

    private OutOfMemoryExit() {}

    public static void install() {
        Thread.setDefaultUncaughtExceptionHandler(new OutOfMemoryExit());
    }

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        if (error instanceof OutOfMemoryError) {
            end();
        }
        LOG.error("Thread {} ended", thread.getName(), error);
    }

    private static void end() {
        reserve = null;
        try {
            ERRORS.write(WORDS);
        } catch (IOException e) {
            // Nobody listens: it ends all the same.
        } finally {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
