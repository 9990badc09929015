package dev.perimeter.web;

import dev.perimeter.web.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The versions that a caller is willing to change (If-Match, RFC 9110, 13.1.1). A handler declares
 * a parameter of this type.
 */
public final class IfMatch {

    private static final IfMatch ANY = new IfMatch(true, List.of());
    /** One tag of a list, with the comma after it. */
    private static final Pattern TAG =
            Pattern.compile("[ \\t]*(W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")[ \\t]*(?:,|$)");

    private final boolean any;
    private final List<String> tags;

    private IfMatch(boolean any, List<String> tags) {
        this.any = any;
        this.tags = tags;
    }

    /** Reads the values of all If-Match headers. Without a header, every version matches. */
    public static IfMatch of(List<String> headers) {
        var header = String.join(",", headers);
        if (headers.isEmpty() || header.strip().equals("*")) {
            return ANY;
        }
        // A weak tag is valid but never matches (RFC 9110, 13.1.1).
        var strong = new ArrayList<String>();
        var matcher = TAG.matcher(header);
        var end = 0;
        while (matcher.find(end) && matcher.start() == end && end < header.length()) {
            if (matcher.group(1) == null) {
                strong.add(matcher.group(2));
            }
            end = matcher.end();
        }
        if (end < header.length() || header.isBlank() || header.strip().endsWith(",")) {
            throw Problem.malformed("If-Match is * or a list of versions in quotation marks.");
        }
        return new IfMatch(false, strong);
    }

    /** Refuses with 412 where the record has another version. */
    public void check(int version) {
        if (!any && !tags.contains(Etag.of(version))) {
            throw Problem.versionChanged();
        }
    }
}
