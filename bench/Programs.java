import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Other programs. Whatever was started is stopped when this one ends, also by Ctrl-C. */
final class Programs {

    private static final Deque<Process> RUNNING = new ArrayDeque<>();
    private static boolean ending;

    private Programs() {}

    /** All that the program prints; it must end well. */
    static String run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        var output = Bench.FOLDER.resolve("output");
        var process = start(environment, command, output);
        var status = process.waitFor();
        ended(process);
        var said = Files.readString(output);
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with status " + status + ":\n" + said);
        }
        return said;
    }

    static synchronized Process start(Map<String, String> environment, List<String> command, Path output) throws IOException {
        if (ending) {
            throw new IOException("the measuring ends");
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        RUNNING.push(builder.start());
        return RUNNING.peek();
    }

    /** In order, where it can be: the product stops its own database. */
    static void stop(Process process) {
        var family = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            for (var relative : family) {
                relative.onExit().get(30, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            family.forEach(ProcessHandle::destroyForcibly);
        }
        ended(process);
    }

    static void stopAll() {
        List<Process> left;
        synchronized (Programs.class) {
            ending = true;
            left = List.copyOf(RUNNING);
        }
        left.parallelStream().forEach(Programs::stop);
    }

    private static synchronized void ended(Process process) {
        RUNNING.remove(process);
    }
}
