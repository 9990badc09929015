package dev.perimeter.catalog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names that a company may write into everybody's catalog: of a product, and no notice to its readers. A file that the operator imports is not
 * asked; none of 27,000 entries of public databases would be refused.
 */
final class PlainNames {

    /**
     * Lists are in the order of these: a sign in front puts an entry before all others. A name may look
     * like a formula, though: real ones do, and a formula is harmless as text.
     */
    private static final List<String> LISTED = List.of("manufacturer", "product", "model", "name");

    private static final List<String> READ =
            List.of("manufacturer", "product", "model", "name", "material", "material_family", "color_name");

    private static final Pattern ADDRESS = Pattern.compile("(?i)://|\\bwww\\.|\\S@\\S");
    /** With the code of its country: digits alone may as well be of an article. */
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\p{L}\\p{Nd}])\\+\\s*\\p{Nd}[\\p{Nd}\\s()./-]{6,}\\p{Nd}");

    private PlainNames() {}

    /** By the names of columns. */
    static Map<String, String> faults(ObjectNode stated) {
        var faults = new TreeMap<String, String>();
        for (var column : READ) {
            var name = stated.path(column).asString("").strip();
            if (ADDRESS.matcher(name).find()) {
                faults.put(column, "must not have the address of a website or a mailbox");
            } else if (PHONE.matcher(name).find()) {
                faults.put(column, "must not have a phone number");
            } else if (LISTED.contains(column) && !name.isEmpty() && !mayBegin(name.codePointAt(0))) {
                faults.put(column, "must begin with a letter or a digit");
            }
        }
        return faults;
    }

    private static boolean mayBegin(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || codePoint == '=';
    }
}
