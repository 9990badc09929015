package dev.perimeter.web;

/** Text that cannot be what it should be. The reason goes to the caller, so it never repeats the text. */
final class WrongText extends IllegalArgumentException {

    private final String reason;

    WrongText(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
