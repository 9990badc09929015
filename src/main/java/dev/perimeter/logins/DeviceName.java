package dev.perimeter.logins;

import org.jspecify.annotations.Nullable;

/**
 * The name of a device as its owner knows it, such as {@code Firefox, Windows}, made of the
 * User-Agent. It is only a hint: anybody can send anything.
 */
final class DeviceName {

    private static final int LENGTH_MAX = 60;

    /** The first match counts: many browsers claim to be others as well. */
    private static final String[][] BROWSERS = {
        {"Edg", "Edge"},
        {"OPR/", "Opera"},
        {"Firefox/", "Firefox"},
        {"Chrome/", "Chrome"},
        {"Safari/", "Safari"},
        {"curl/", "curl"}
    };

    private static final String[][] SYSTEMS = {
        {"Android", "Android"},
        {"iPhone", "iPhone"},
        {"iPad", "iPad"},
        {"Windows", "Windows"},
        {"Mac OS X", "macOS"},
        {"CrOS", "ChromeOS"},
        {"Linux", "Linux"}
    };

    private DeviceName() {}

    /** Null where the browser is unknown. */
    static @Nullable String of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return null;
        }
        var browser = first(BROWSERS, userAgent);
        var system = first(SYSTEMS, userAgent);
        if (browser == null || system == null) {
            return browser != null ? browser : userAgent.substring(0, Math.min(LENGTH_MAX, userAgent.length()));
        }
        return browser + ", " + system;
    }

    private static @Nullable String first(String[][] words, String userAgent) {
        for (var word : words) {
            if (userAgent.contains(word[0])) {
                return word[1];
            }
        }
        return null;
    }
}
