package dev.perimeter.catalog.duplicates;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How far apart two spellings are: 0 for equal ones, 1 for nothing in common. */
public final class Spelling {

    /**
     * The most that a slip of the keyboard makes, and one name within the other, as in Prusa and
     * Prusa Research.
     */
    private static final double NEAR = 0.25;

    private static final int LETTERS_MIN = 3;
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

    private Spelling() {}

    public static boolean isNear(double distance) {
        return distance <= NEAR;
    }

    /** Nobody mistypes a number: MK3 and MK4 have nothing in common. */
    public static double distance(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        var edits = edits(one, other);
        var share = (double) edits / Math.max(one.length(), other.length());
        var isWithin = one.contains(other) || other.contains(one);
        if (!isWithin && !digits(one).equals(digits(other))) {
            return 1;
        }
        var isLong = Math.min(one.length(), other.length()) >= LETTERS_MIN;
        return isLong && (isWithin || edits == 1) ? Math.min(share, NEAR) : share;
    }

    private static String digits(String name) {
        return NO_DIGIT.matcher(name).replaceAll("");
    }

    /** Levenshtein's distance: letters put in, taken out or replaced. */
    private static int edits(String one, String other) {
        var row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
