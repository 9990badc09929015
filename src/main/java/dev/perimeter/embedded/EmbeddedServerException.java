package dev.perimeter.embedded;

import org.jspecify.annotations.Nullable;

/** Why the embedded server cannot be had. The message tells whoever runs Perimeter what is wrong and how to mend it. */
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EmbeddedServerException(String message) {
        super(message);
    }

    public EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
