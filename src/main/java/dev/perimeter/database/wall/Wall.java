package dev.perimeter.database.wall;

import dev.perimeter.database.Administrator;
import dev.perimeter.database.Roles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the wall before anything is served, and refuses to start where it has a hole (spec 10.3).
 * The queries are in db/wall.
 */
public final class Wall {

    private static final Logger log = LoggerFactory.getLogger(Wall.class);

    private static final List<Question> QUESTIONS = Stream.of("roles", "tables", "rights", "functions")
            .flatMap(concern -> read("/db/wall/" + concern + ".sql").stream())
            .toList();

    private Wall() {}

    /**
     * @param onlySuperuserMends whether it is only a warning where the administrator is no
     *     superuser
     */
    public record Fault(String wrong, List<String> offenders, String mend, boolean onlySuperuserMends) {

        @Override
        public String toString() {
            return "%s: %s%n    mend: %s".formatted(wrong, String.join(", ", offenders), mend);
        }
    }

    private record Question(String wrong, String mend, boolean superuser, String sql) {}

    public static void check(Administrator administrator) throws SQLException {
        try (var connection = administrator.connect()) {
            var superuser = Roles.isSuperuser(connection);
            var open = faults(connection);
            var bearable = open.stream()
                    .filter(fault -> fault.onlySuperuserMends() && !superuser)
                    .toList();
            bearable.forEach(fault -> log.warn("The wall stands, but a superuser should close this: {}", fault));
            if (open.size() > bearable.size()) {
                throw new WallException(
                        open.stream().filter(fault -> !bearable.contains(fault)).toList());
            }
        }
    }

    /** The number of checks of {@link #everyFault}. */
    public static int questions() {
        return QUESTIONS.size()
                + 1
                + GateFunctions.shipped().size()
                + Rights.shipped().size();
    }

    /**
     * The checks of the start, and whether policies and grants are those that were shipped, to the
     * letter (spec 10.4).
     */
    public static List<Fault> everyFault(Connection connection) throws SQLException {
        var faults = faults(connection);
        faults.addAll(Rights.faults(connection));
        return faults;
    }

    /** Empty where the wall has no hole. */
    public static List<Fault> faults(Connection connection) throws SQLException {
        var faults = new ArrayList<>(ServerVersion.faults(connection));
        for (var question : QUESTIONS) {
            var offenders = ask(connection, question.sql());
            if (!offenders.isEmpty()) {
                faults.add(new Fault(question.wrong(), offenders, question.mend(), question.superuser()));
            }
        }
        faults.addAll(GateFunctions.faults(connection));
        return faults;
    }

    private static List<String> ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var offenders = new ArrayList<String>();
            while (rows.next()) {
                offenders.add(rows.getString(1));
            }
            return offenders;
        }
    }

    private static List<Question> read(String resource) {
        return Arrays.stream(text(resource).split("(?m)^(?=-- wrong: )"))
                .skip(1)
                .map(Wall::question)
                .toList();
    }

    private static Question question(String text) {
        var lines = text.lines().toList();
        var sql = lines.stream().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return new Question(
                lines.get(0).substring("-- wrong: ".length()),
                lines.get(1).substring("-- mend: ".length()),
                lines.get(2).equals("-- superuser"),
                sql.strip());
    }

    public static String text(String resource) {
        try (var stream = Wall.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
