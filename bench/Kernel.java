import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What Linux knows about a process: processor time and memory (proc(5)). */
final class Kernel {

    /** USER_HZ, the same on every Linux that Java 25 runs on. */
    private static final double MS_PER_TICK = 10;

    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;

    private Kernel() {}

    /** Milliseconds of processor time of a process, of those it has started, and of those among them that have ended. */
    static double processorMs(ProcessHandle process) {
        return family(process).mapToDouble(member -> ticks(member.pid())).sum() * MS_PER_TICK;
    }

    /** Millions of bytes that the process alone occupies in memory. */
    static double residentMB(ProcessHandle process) throws IOException {
        return kilobytes(Path.of("/proc", process.pid() + "", "status"), "VmRSS:") * 1024 / 1e6;
    }

    /** Millions of bytes of a process and those it has started; what they share is counted once. */
    static double proportionalMB(ProcessHandle process) {
        return family(process)
                        .mapToDouble(member -> kilobytes(Path.of("/proc", member.pid() + "", "smaps_rollup"), "Pss:"))
                        .sum()
                * 1024
                / 1e6;
    }

    static String value(String file, String name) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        }
    }

    private static Stream<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.children());
    }

    /** The fields behind the name, which may hold blanks itself. A process that has just ended is counted by its parent. */
    private static long ticks(long pid) {
        try {
            var line = Files.readString(Path.of("/proc", pid + "", "stat"));
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            var sum = 0L;
            for (var field = USER; field <= CHILDREN_SYSTEM; field++) {
                sum += Long.parseLong(fields[field]);
            }
            return sum;
        } catch (IOException e) {
            return 0;
        }
    }

    private static double kilobytes(Path file, String name) {
        try {
            return Double.parseDouble(value(file.toString(), name).replace("kB", "").strip());
        } catch (IOException e) {
            return 0;
        }
    }
}
