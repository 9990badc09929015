import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code java bench/Section.java NAME FILE} puts the markdown of FILE between the two marks of NAME in bench/RESULTS.md, at its end where they are not there yet. */
final class Section {

    private static final Path RESULTS = Path.of("bench", "RESULTS.md");

    private Section() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("java bench/Section.java NAME FILE");
            System.exit(2);
        }
        put(arguments[0], Files.readString(Path.of(arguments[1])));
    }

    static void put(String name, String markdown) throws IOException {
        Files.writeString(RESULTS, with(Files.readString(RESULTS), name, markdown));
    }

    static String with(String results, String name, String markdown) {
        String begin = "<!-- " + name + " -->";
        String end = "<!-- /" + name + " -->";
        String section = begin + "\n" + markdown.strip() + "\n" + end;
        int from = results.indexOf(begin);
        int to = results.indexOf(end);
        return from < 0 || to < from
                ? results.stripTrailing() + "\n\n" + section + "\n"
                : results.substring(0, from) + section + results.substring(to + end.length());
    }
}
