package dev.perimeter.operations;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when a thread dies of an {@code OutOfMemoryError}. Without that thread, which
 * may be the one that accepts connections, the process would half work for ever. Start scripts and
 * services set {@code -XX:+ExitOnOutOfMemoryError}, which acts earlier and for every thread. A
 * plain {@code java -jar} cannot set it.
 */
public final class OutOfMemoryExit implements Thread.UncaughtExceptionHandler {

    /** The exit status that the JVM itself uses. */
    static final int STATUS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(OutOfMemoryExit.class);

    /** The message is made beforehand, as there is no memory for it later. */
    private static final byte[] WORDS =
            "Out of memory: the process ends. Its heap is set by -Xmx.\n".getBytes(StandardCharsets.US_ASCII);

    private static final FileOutputStream ERRORS = new FileOutputStream(FileDescriptor.err);

    /**
     * This memory is released first, because ending takes memory too. Without it, a test saw the
     * message written and the process go on: {@code halt} had no memory.
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
            // The message could not be written. The process ends all the same.
        } finally {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
