/**
 * What a few seconds of load showed.
 *
 * @param p50Ms and the other times NaN where the generator does not tell
 * @param javaMs processor time of Perimeter's process for 1,000 requests
 * @param databaseMs the same of all processes of PostgreSQL
 * @param failed requests with another answer than success
 */
record Measured(double perSecond, double p50Ms, double p99Ms, double maxMs, long failed, double javaMs, double databaseMs) {

    Measured with(double javaMs, double databaseMs) {
        return new Measured(perSecond, p50Ms, p99Ms, maxMs, failed, javaMs, databaseMs);
    }
}
