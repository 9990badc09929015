/**
 * How much is loaded and how long is measured.
 *
 * @param customers of each company but those of the large site, which have {@code fewCustomers}, and the big one, which has {@code big}
 * @param warmSeconds of lists before the first round
 */
record Scale(int rounds, int seconds, int warmSeconds, int idleSeconds, int small, int medium, int large, int customers, int fewCustomers, int big) {

    static final Scale FULL = new Scale(3, 5, 20, 20, 10, 1_000, 100_000, 200, 20, 100_000);
    static final Scale QUICK = new Scale(1, 1, 1, 1, 10, 20, 50, 50, 20, 500);

    int companies(String site) {
        return switch (site) {
            case "small" -> small;
            case "medium" -> medium;
            case "large" -> large;
            case String other -> throw new IllegalArgumentException(other);
        };
    }

    int customers(String site) {
        return site.equals("large") ? fewCustomers : customers;
    }

    /** Enough to say that a list, its next page and a total do not depend on where in the table a company stands. */
    int pagers(String site) {
        return Math.min(companies(site), 1_000);
    }

    String text() {
        return """
                %d rounds, each of them of every measurement for %d s, in turns forwards and backwards, after %d s of lists to warm up. %,d companies of %,d \
                customers each and one of %,d; for (g), on data directories of their own, also %,d companies of %,d and %,d of %,d. Users are random ones \
                among the companies: of all for lists and overviews, of at most 1,000 spread over them for next pages (10 to a page, as every company has \
                that many). Every company has 3 printers, 5 spools and counts of orders. pgbench with as many connections as Perimeter's pool, the statements \
                unnamed, as Perimeter sends them; (a0) is prepared. wrk with 2 threads and %d connections, each of which sends when it has its answer, so \
                its p99 leaves out what would have been asked meanwhile; the half load does not: its requests are due at a fixed rate, and times count \
                from then. Sign-in: %d connections. Load generators run on the same cores."""
                .formatted(rounds, seconds, warmSeconds, medium, customers, big, small, customers, large, fewCustomers, Bench.CONNECTIONS,
                        Bench.SIGNING_IN);
    }
}
