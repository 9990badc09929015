package dev.perimeter.catalog.operator;

/**
 * An act that cannot be done; the message says why, and what to do instead. Nothing was changed.
 */
public final class OperatorRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    OperatorRefusal(String message) {
        super(message, null, false, false);
    }
}
