package dev.perimeter.prove.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement that somebody with a connection of the application could run, and the required
 * result. The statements are in prove/attacks: the tests run them, and so does every installation
 * that proves its wall.
 *
 * @param none the SQLSTATE without a session
 * @param session the SQLSTATE in a session of A
 * @param auth the SQLSTATE as the role of sign-in
 * @param lasts whether it could not be undone where it is not refused
 * @param takesSuperuser whether only a superuser can have it refused: who rents a PostgreSQL has to
 *     live with it
 */
public record Attack(
        String name, String none, String session, String auth, boolean takesSuperuser, boolean lasts, String sql) {

    private static final List<String> CONCERNS =
            List.of("seal", "things", "server", "rows", "assets", "catalog", "orders", "search", "by-the-way");

    private static final Pattern HEADER =
            Pattern.compile("-- (?<name>.+): (?<none>\\w{5})(, session (?<session>\\w{5}))?(, auth (?<auth>\\w{5}))?");

    /** The session that an attacker may have. */
    public enum Situation {
        NO_SESSION,
        SESSION_OF_A,
        SESSION_THAT_HAS_ENDED
    }

    /** All attacks that are shipped. */
    public static List<Attack> all() {
        return CONCERNS.stream()
                .flatMap(concern -> read("/prove/attacks/" + concern + ".sql"))
                .toList();
    }

    /** The required SQLSTATE. */
    public String expected(String role, Situation situation) {
        if (role.equals(Attacker.AUTH)) {
            return auth;
        }
        return situation == Situation.SESSION_OF_A ? session : none;
    }

    private static Stream<Attack> read(String resource) {
        try (InputStream text = Objects.requireNonNull(Attack.class.getResourceAsStream(resource), resource)) {
            return Arrays.stream(new String(text.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^(?=-- S?\\d+ )"))
                    .skip(1)
                    .map(Attack::of)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Attack of(String text) {
        var lines = text.lines().toList();
        var header = HEADER.matcher(lines.getFirst());
        if (!header.matches()) {
            throw new IllegalStateException(lines.getFirst());
        }
        var none = header.group("none");
        var sql = lines.stream().skip(1).filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return new Attack(
                header.group("name"),
                none,
                or(header.group("session"), none),
                or(header.group("auth"), none),
                lines.contains("-- superuser"),
                lines.contains("-- lasts"),
                sql.strip());
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    @Override
    public String toString() {
        return name;
    }
}
