package dev.perimeter.prove;

import dev.perimeter.database.Administrator;
import dev.perimeter.database.DatabaseSettings;
import dev.perimeter.database.StartRefused;
import dev.perimeter.embedded.ShutdownHooks;
import dev.perimeter.prove.tally.AttackTally;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The command {@code prove}, which works beside the running product or without it. */
public final class ProveCommand {

    public static final String NAME = "prove";

    private static final int HELD = 0;
    private static final int BROKEN = 1;
    private static final int NOT_POSSIBLE = 2;

    private static final long TIDYING_SECONDS = 60;

    private final ProveOptions proveOptions;
    private final Class<?>[] sources;
    private final PrintStream out;
    private final AttackTally attackTally;
    private int routes;

    private ProveCommand(ProveOptions proveOptions, Class<?>[] sources, PrintStream out, PrintStream err) {
        this.proveOptions = proveOptions;
        this.sources = sources;
        this.out = out;
        this.attackTally = new AttackTally(err);
    }

    /**
     * Runs the command.
     *
     * @param settings the settings of the arguments, empty where they are wrong
     * @param sources the application that is attacked
     * @return the exit status, or empty where the arguments are malformed: 0 the wall held, or the
     *     report is genuine; 1 the wall is broken, or the report is forged; 2 it could not be tried
     */
    public static Optional<Integer> run(
            String[] arguments,
            Function<String[], Optional<DatabaseSettings>> settings,
            PrintStream out,
            PrintStream err,
            Class<?>... sources) {
        return ProveOptions.of(arguments)
                .map(proveOptions -> settings.apply(proveOptions.arguments())
                        .map(known -> new ProveCommand(proveOptions, sources, out, err).run(known))
                        .orElse(NOT_POSSIBLE));
    }

    private int run(DatabaseSettings settings) {
        // A mistyped directory would become a new installation.
        if (settings.database() == null && !Files.isDirectory(settings.data().resolve("postgresql"))) {
            attackTally.say("there is no installation in "
                    + settings.data().toAbsolutePath().normalize());
            return NOT_POSSIBLE;
        }
        try (var administrator = Administrator.forCommand(settings)) {
            var signed = new SignedReport(new Signature(administrator.key("signature of proofs")));
            var verify = proveOptions.verify();
            return verify == null ? prove(administrator, signed) : signed.verify(verify, out) ? HELD : BROKEN;
        } catch (AttackTally.Interrupted e) {
            attackTally.say("it was interrupted; what it made is removed");
            return NOT_POSSIBLE;
        } catch (StartRefused | SQLException | IOException e) {
            attackTally.say(String.valueOf(e.getMessage()));
            return NOT_POSSIBLE;
        }
    }

    private int prove(Administrator administrator, SignedReport signed) throws SQLException, IOException {
        var done = new CountDownLatch(1);
        ShutdownHooks.first(() -> end(done));
        var begun = Instant.now();
        String unfinished;
        try {
            unfinished = finish(administrator);
        } finally {
            done.countDown();
        }
        var url = proveOptions.url();
        var target = url == null ? "by a process of its own on the installation's database" : "at " + url;
        var proofReport =
                new ProofReport(attackTally, begun, Instant.now(), target, routes, versions(administrator), unfinished);
        var file = signed.write(proofReport, proveOptions.report());
        out.println(proofReport.text());
        out.println("The report: %s, and to check it: prove --verify %s".formatted(text(file), file));
        return proofReport.holds() ? HELD : attackTally.holds() ? NOT_POSSIBLE : BROKEN;
    }

    /**
     * Why the proof was not completed, or null: a broken wall may keep the product from starting.
     */
    private @Nullable String finish(Administrator administrator) throws SQLException {
        Proof.inspect(administrator, attackTally);
        try (var product = AttackedProcess.start(administrator, proveOptions.arguments(), sources)) {
            routes = product.routes().size();
            var url = proveOptions.url();
            attackTally.say("attacking " + (url == null ? "a process of its own on the database" : url));
            new Proof(administrator, product, url == null ? product.address() : url, attackTally)
                    .run(proveOptions.size());
            return null;
        } catch (StartRefused | AttackTally.Interrupted e) {
            throw e;
        } catch (RuntimeException | SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The versions of the product, where a build wrote it, and of the database. */
    private String versions(Administrator administrator) throws SQLException {
        var product = sources[0].getPackage().getImplementationVersion();
        return "%s on %s"
                .formatted(product == null ? "Perimeter" : "Perimeter " + product, Proof.server(administrator));
    }

    private static Path text(Path file) {
        return Path.of(file.toString().replaceFirst("\\.json$", ".txt"));
    }

    /** On interruption the proof stops at its next step, and has time to remove its companies. */
    private void end(CountDownLatch done) {
        attackTally.end();
        try {
            if (!done.await(TIDYING_SECONDS, TimeUnit.SECONDS)) {
                attackTally.say("what it made is still there; the next proof removes it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
