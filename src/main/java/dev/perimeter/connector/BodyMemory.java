package dev.perimeter.connector;

/**
 * The memory of all bodies in flight, as two budgets: large bodies, with which a crowd could fill it, leave the small ones alone, such as
 * those that sign somebody in.
 */
final class BodyMemory {

    /** What a person types without writing a list of two hundred lines. */
    static final int SMALL_BYTES = 16 * 1024;

    private final BodyBudget small;
    private final BodyBudget large;

    BodyMemory(long bytesMax) {
        this.small = new BodyBudget(bytesMax / 2);
        this.large = new BodyBudget(bytesMax);
    }

    Claim claim(String network) {
        return new Claim(network);
    }

    long taken() {
        return small.taken() + large.taken();
    }

    /** What one body has taken. For one thread. */
    final class Claim {

        private final String network;
        private long ofSmall;
        private long ofLarge;

        private Claim(String network) {
            this.network = network;
        }

        /**
         * Takes what is missing to a body of so many bytes.
         *
         * @param weight how many times a body of this kind is held
         * @return whether there was room
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
