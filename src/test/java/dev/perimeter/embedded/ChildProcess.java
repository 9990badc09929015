package dev.perimeter.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another Java process at work on a data directory. */
record ChildProcess(Process process, BufferedReader lines) implements AutoCloseable {

    static ChildProcess start(String act, Path data) throws IOException {
        return start(List.of(), classPath(), act, data);
    }

    static ChildProcess start(List<String> prefix, String classPath, String act, Path data) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                Child.class.getName(),
                act,
                data.toString()));
        Process process = new ProcessBuilder(command)
                .directory(data.getParent().toFile())
                .redirectErrorStream(true)
                .start();
        return new ChildProcess(process, process.inputReader());
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The next line that says something of this kind. */
    String say(String kind) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(kind)) {
                return line.substring(kind.length()).strip();
            }
            said.add(line);
        }
        throw new AssertionError("The child ended without a word of \"" + kind + "\": " + String.join("\n", said));
    }

    /** All that was said before it ended. */
    List<String> rest() throws IOException {
        return lines.lines().toList();
    }

    /** SIGKILL: no hook runs. By way of the handle, because the process itself would also close what it said. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    /** SIGTERM. */
    void end() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
