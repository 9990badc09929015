package dev.perimeter.connector;

import org.jspecify.annotations.Nullable;

/**
 * The memory of all bodies in flight, in two budgets. Large bodies could fill theirs, and leave the
 * small ones alone, such as those that sign somebody in.
 */
final class BodyMemory {

    /** The size of what a person types, unless it is a list of two hundred lines. */
    static final int SMALL_BYTES = 16 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";

    /** The bytes are held once more while they are put together. */
    private static final int WEIGHT = 2;

    /** The bytes, the parameters made of them, and the draft made of these are held. */
    private static final int WEIGHT_OF_FORM = 4;

    private final BodyBudget small;
    private final BodyBudget large;

    BodyMemory(long bytesMax) {
        this.small = new BodyBudget(bytesMax / 2);
        this.large = new BodyBudget(bytesMax);
    }

    /** How many times the bytes of a body of this type are held. */
    static int weight(@Nullable String type) {
        return type != null && type.regionMatches(true, 0, FORM, 0, FORM.length()) ? WEIGHT_OF_FORM : WEIGHT;
    }

    Claim claim(String network) {
        return new Claim(network);
    }

    long taken() {
        return small.taken() + large.taken();
    }

    /** The memory that one body has taken. One thread uses it. */
    final class Claim {

        private final String network;
        private long ofSmall;
        private long ofLarge;

        private Claim(String network) {
            this.network = network;
        }

        /**
         * Takes the memory that is missing for a body of this size.
         *
         * @return whether there was memory left
         */
        boolean growTo(long bytes, int weight) {
            var missing = bytes * weight - ofSmall - ofLarge;
            if (missing <= 0) {
                return true;
            }
            var isSmall = bytes <= SMALL_BYTES;
            if (!(isSmall ? small : large).take(network, missing)) {
                return false;
            }
            ofSmall += isSmall ? missing : 0;
            ofLarge += isSmall ? 0 : missing;
            return true;
        }

        void giveBack() {
            small.giveBack(network, ofSmall);
            large.giveBack(network, ofLarge);
            ofSmall = 0;
            ofLarge = 0;
        }
    }
}
