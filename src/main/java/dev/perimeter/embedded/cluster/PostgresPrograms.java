package dev.perimeter.embedded.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.perimeter.installation.DataDirectory;
import dev.perimeter.installation.InstallationException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs PostgreSQL's programs, such as initdb and pg_ctl. */
public record PostgresPrograms(DataDirectory data, PostgresBinaries postgresBinaries) {

    private static final String UNSHARE = "unshare";

    /** The output of a program, and whether its exit status was 0. */
    record Outcome(boolean succeeded, String output) {}

    /** Passes the arguments as they are: no shell reads them. */
    Outcome run(Duration limit, String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (data.userIsRoot()) {
            // PostgreSQL refuses to run as root. In a user namespace of its own, root is an
            // ordinary user and still owns its files.
            command.addAll(List.of(UNSHARE, "--user"));
        }
        command.add(postgresBinaries.program(program).toString());
        command.addAll(arguments);
        return run(limit, command);
    }

    private Outcome run(Duration limit, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(data.root().toFile()).redirectErrorStream(true);
        // PGDATA, PGPORT and the like are meant for other servers, and would be obeyed.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            process.onExit().orTimeout(limit.toSeconds(), SECONDS).exceptionally(late -> process.destroyForcibly());
            String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            if (output.startsWith(UNSHARE + ":")) {
                throw refused(command, output, null);
            }
            return new Outcome(process.waitFor() == 0, output);
        } catch (IOException reason) {
            throw refused(command, reason.getMessage(), reason);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InstallationException("Perimeter was told to stop while PostgreSQL's program was at work.", stop);
        }
    }

    private InstallationException refused(List<String> command, @Nullable String reason, @Nullable Throwable cause) {
        String remedy = data.userIsRoot()
                ? "PostgreSQL does not run as root, and this system does not let root step down. Run "
                        + "Perimeter as an ordinary user who owns %s."
                : "It needs a Linux with glibc (so not Alpine), and programs must be allowed in %s (no noexec). "
                        + "Else set perimeter.database.url to a PostgreSQL of your own.";
        return new InstallationException(
                "%s cannot be run: %s. %s".formatted(command.getFirst(), reason, remedy.formatted(data.root())), cause);
    }
}
