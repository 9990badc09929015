package dev.perimeter.web.problems;

/**
 * One of several reasons why something was refused, as the property {@code reasons} of a problem
 * lists them.
 *
 * @param code a stable name, as pages translate it
 * @param message in English
 */
public record RefusalReason(String code, String message) {}
