package dev.perimeter.web;

/** One fault of a request: where it is, as a path ({@code lines[0].quantity}), and what to do about it. */
public record WrongField(String field, String message) {

    static final String UNKNOWN = "is not a known field";
    static final String REQUIRED = "is required";
}
