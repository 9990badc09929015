package dev.perimeter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The product as a process of its own, on a data directory and a port of its own. */
public final class Product implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Perimeter is at (http://localhost:[0-9]+)");

    private final Process process;
    private final String address;
    private final BufferedReader output;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();

    private Product(Process process, String address, BufferedReader output) {
        this.process = process;
        this.address = address;
        this.output = output;
    }

    public static Product start(Path data, String... arguments) throws IOException {
        var product = listenedTo(data, arguments);
        Thread.ofVirtual().start(() -> product.output.lines().forEach(product.said::add));
        return product;
    }

    /** What it says from now on is {@link #heardUntil} to be heard, or it falls silent one day. */
    public static Product listenedTo(Path data, String... arguments) throws IOException {
        return run(PreparedProgram.command(), data, arguments);
    }

    /** @param java with the class path of a program that is another one than this */
    public static Product listenedTo(List<String> java, Path data) throws IOException {
        return run(java, data);
    }

    /** From target/classes, before there is a prepared program. */
    static Product unprepared(Path data) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return run(
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path")),
                data);
    }

    private static Product run(List<String> java, Path data, String... arguments) throws IOException {
        var command = new ArrayList<>(java);
        command.addAll(List.of(Perimeter.class.getName(), "--perimeter.data=" + data));
        command.addAll(List.of(arguments));
        if (command.stream().noneMatch(argument -> argument.startsWith("--server.port="))) {
            command.add("--server.port=0");
        }
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var seen = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            seen.append(line).append('\n');
            var matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return new Product(process, matcher.group(1), output);
            }
        }
        throw new IllegalStateException("The product did not start, status %d:%n%s"
                .formatted(process.onExit().join().exitValue(), seen));
    }

    /** All that it says up to a line with these words, and no further. */
    public String heardUntil(String words) throws IOException {
        var heard = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            heard.append(line).append('\n');
            if (line.contains(words)) {
                return heard.toString();
            }
        }
        throw new IllegalStateException("It never said " + words + ":\n" + heard);
    }

    /** What it wrote since it was up. */
    public List<String> said() {
        return List.copyOf(said);
    }

    public String address() {
        return address;
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** In order, if it still runs. */
    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.toHandle().destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
