package dev.perimeter.database;

/** The reason why the process does not start, in words for the operator. */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
