package dev.perimeter.catalog;

import java.util.stream.IntStream;

/** How far apart two spellings are: 0 for equal ones, 1 for nothing in common. */
final class Spelling {

    /** One name within the other, as in Prusa and Prusa Research. */
    private static final double ONE_WITHIN_THE_OTHER = 0.25;

    private static final double NEAR = 0.34;
    private static final int WITHIN_MIN = 3;

    private Spelling() {}

    /** A slip of the keyboard or two, by the length of the name. */
    static boolean isNear(double distance) {
        return distance <= NEAR;
    }

    static double distance(String one, String other) {
        var longest = Math.max(one.length(), other.length());
        if (one.equals(other)) {
            return 0;
        }
        var shortest = Math.min(one.length(), other.length());
        var within = shortest >= WITHIN_MIN && (one.contains(other) || other.contains(one));
        var share = (double) edits(one, other) / longest;
        return within ? Math.min(share, ONE_WITHIN_THE_OTHER) : share;
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
