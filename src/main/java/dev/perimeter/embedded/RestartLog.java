package dev.perimeter.embedded;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each reason once: repeated every second, it would hide the rest of the log. */
final class RestartLog {

    private static final Logger log = LoggerFactory.getLogger(RestartLog.class);

    private @Nullable String last;

    void warn(String reason) {
        if (!reason.equals(last)) {
            last = reason;
            log.warn("{}", reason);
        }
    }

    void info(String message) {
        last = null;
        log.info("{}", message);
    }
}
