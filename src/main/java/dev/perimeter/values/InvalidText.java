package dev.perimeter.values;

/** Text that cannot be what it should be. The reason goes to the caller, so it never repeats the text. */
public final class InvalidText extends IllegalArgumentException {

    private final String reason;

    InvalidText(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
