package dev.perimeter.web.problems;

/** One fault of a request: where it is, as a path ({@code lines[0].quantity}), and what to do about it. */
public record WrongField(String field, String message) {

    public static final String UNKNOWN = "is not a known field";
    public static final String REQUIRED = "is required";
}
