package dev.perimeter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The main code as a jar with an ahead-of-time cache (JEP 483, 514), for tests that start the product
 * as a process: it starts in half the time, because its classes are loaded and linked already. The
 * JVM takes such a cache for jars only, not for target/classes.
 */
public final class PreparedProgram {

    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
    private static final String JAR = "perimeter.jar";
    private static final String CACHE = "perimeter.aot";
    private static final int SECONDS_MAX = 180;

    private static Path directory;

    private PreparedProgram() {}

    /**
     * The beginning of a command: Java with a small heap, one thread for garbage and the first compiler
     * only, and the class path.
     */
    public static List<String> command(String... moreClassPath) {
        var made = directory();
        return command(made, List.of("-XX:AOTCache=" + made.resolve(CACHE)), moreClassPath);
    }

    private static List<String> command(Path made, List<String> options, String... moreClassPath) {
        var libraries = Arrays.stream(classPath().split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar"));
        var classPath = Stream.of(Stream.of(made.resolve(JAR).toString()), libraries, Arrays.stream(moreClassPath))
                .flatMap(entries -> entries)
                .collect(Collectors.joining(File.pathSeparator));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(
                        Stream.of(java, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        options.stream(),
                        Stream.of("-cp", classPath))
                .flatMap(words -> words)
                .toList();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static synchronized Path directory() {
        if (directory == null) {
            Prepared.use("program", "", _ -> true, PreparedProgram::make, made -> directory = made);
        }
        return directory;
    }

    /** Starts the product and stops it: the JVM writes the cache when the process ends. */
    private static void make(Path made) throws IOException {
        jar(made.resolve(JAR));
        var data = PreparedInstallation.in(made.resolve("data"));
        var command = new ArrayList<>(command(made, List.of("-XX:AOTCacheOutput=" + made.resolve(CACHE))));
        command.addAll(List.of(Perimeter.class.getName(), "--perimeter.data=" + data, "--server.port=0"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new StringBuilder();
        try (var output = process.inputReader()) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                if (line.contains("Perimeter is at")) {
                    process.toHandle().destroy();
                }
            }
            if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) || !Files.exists(made.resolve(CACHE))) {
                throw new IllegalStateException("No cache was made:\n" + said);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void jar(Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(CLASSES)) {
            out.setLevel(0);
            for (var file : files.sorted().toList()) {
                var name = CLASSES.relativize(file).toString().replace('\\', '/');
                if (Files.isDirectory(file)) {
                    if (!name.isEmpty()) {
                        out.putNextEntry(new ZipEntry(name + "/"));
                    }
                } else {
                    out.putNextEntry(new ZipEntry(name));
                    Files.copy(file, out);
                }
            }
        }
    }
}
