import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends load for some seconds and looks at what it cost. */
final class Load {

    /** What a server process has used is known only after it has ended, a moment behind its client. */
    private static final long SETTLING_MS = 400;

    private static final int WRK_THREADS = 2;

    private Load() {}

    /** The statements of a file, as the given role. @param options of pgbench */
    static Measured pgbench(Site site, String role, Path script, int seconds, String... options) throws Exception {
        var command = new ArrayList<>(List.of(System.getenv("PGBENCH"), "-n", "-j", "1", "-T", seconds + "", "-f", script.toString()));
        command.addAll(List.of(options));
        var environment = new java.util.HashMap<>(site.database(role));
        if (role.equals("perimeter_app")) {
            // As database/Roles.java has it: the limits of a session are part of what the wall costs.
            environment.put(
                    "PGOPTIONS", "-c statement_timeout=10s -c lock_timeout=3s -c idle_in_transaction_session_timeout=15s -c TimeZone=UTC");
        }
        return costed(site, seconds, () -> {
            var said = Programs.run(environment, command);
            var transactions = number(said, "number of transactions actually processed: ([0-9]+)");
            var failed = (long) number(said, "number of failed transactions: ([0-9]+)");
            // As wrk does: over the seconds asked for, connecting left out.
            return new Measured(number(said, "tps = ([0-9.]+)"), Double.NaN, Double.NaN, Double.NaN, transactions == 0 ? 1 : failed, 0, 0);
        });
    }

    /** As many requests as come back: each connection waits for its answer and sends the next one. */
    static Measured wrk(Site site, Path requests, int seconds, int connections) throws Exception {
        return costed(site, seconds, () -> {
            var said = Programs.run(
                    Map.of(),
                    List.of("wrk", "-t", WRK_THREADS + "", "-c", connections + "", "-d", seconds + "s", "--timeout", "30s", "-s", "bench/wrk.lua",
                            "http://127.0.0.1:" + site.port, "--", requests.toString()));
            var line = said.lines().filter(one -> one.startsWith("measured ")).findFirst().orElseThrow(() -> new IOException(said));
            var words = line.split(" ");
            return new Measured(
                    Double.parseDouble(words[1]) / Double.parseDouble(words[2]) * 1e6,
                    Double.parseDouble(words[3]) / 1e3,
                    Double.parseDouble(words[4]) / 1e3,
                    Double.parseDouble(words[5]) / 1e3,
                    Long.parseLong(words[6]),
                    0,
                    0);
        });
    }

    /** So many requests a second, whether the ones before were answered or not. */
    static Measured paced(Site site, Path requests, int seconds, double perSecond) throws Exception {
        var sent = new Paced(site.port, Files.readAllLines(requests), perSecond);
        return costed(site, seconds, () -> sent.run(seconds));
    }

    private interface Sending {
        Measured run() throws Exception;
    }

    private static Measured costed(Site site, int seconds, Sending load) throws Exception {
        var java = site.java();
        var postgres = site.postgres();
        Thread.sleep(SETTLING_MS);
        var javaMs = Kernel.processorMs(java);
        var postgresMs = Kernel.processorMs(postgres);
        var measured = load.run();
        javaMs = Kernel.processorMs(java) - javaMs;
        Thread.sleep(SETTLING_MS);
        postgresMs = Kernel.processorMs(postgres) - postgresMs;
        var thousands = measured.perSecond() * seconds / 1e3;
        return measured.with(javaMs / thousands, postgresMs / thousands);
    }

    private static double number(String text, String pattern) {
        var found = java.util.regex.Pattern.compile(pattern).matcher(text);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }
}
