package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spec 1.4: any statement as one of the application's roles, without a session, in a session of A, and in one that has ended. The attacks
 * stand in attacks/*.sql, with what must come of them; whatever comes, no word of the other company is said and none of its rows is touched.
 */
@PerimeterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlAttacksTest {

    private static final Pattern HEADER =
            Pattern.compile("-- (?<name>.+): (?<none>\\w{5})(, session (?<session>\\w{5}))?(, auth (?<auth>\\w{5}))?");

    private Rivals rivals;
    private final Map<String, Attacker> attackers = new HashMap<>();

    enum Situation {
        NO_SESSION,
        SESSION_OF_A,
        SESSION_THAT_HAS_ENDED
    }

    /** @param expected SQLSTATE without a session, in one of A, and as the role of sign-in */
    record Attack(String name, String none, String session, String auth, String sql) {

        static Attack of(String text) {
            var lines = text.lines().toList();
            var header = HEADER.matcher(lines.getFirst());
            assertThat(header.matches()).as(lines.getFirst()).isTrue();
            var none = header.group("none");
            var session = header.group("session");
            var auth = header.group("auth");
            var sql = lines.stream()
                    .skip(1)
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return new Attack(
                    header.group("name"),
                    none,
                    session == null ? none : session,
                    auth == null ? none : auth,
                    sql.strip());
        }

        String expected(String role, Situation situation) {
            if (role.equals(Attacker.AUTH)) {
                return auth;
            }
            return situation == Situation.SESSION_OF_A ? session : none;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void twoCompanies() {
        rivals = new Rivals();
    }

    @AfterAll
    void goHome() {
        attackers.values().forEach(Attacker::close);
        rivals.close();
    }

    static Stream<Arguments> attacks() {
        return Stream.of("seal", "things", "rows", "assets", "catalog", "orders", "search")
                .flatMap(concern -> read("/attacks/" + concern + ".sql"))
                .flatMap(attack -> Stream.of(Attacker.APP, Attacker.AUTH)
                        .flatMap(role -> Arrays.stream(Situation.values())
                                .filter(situation -> role.equals(Attacker.APP) || situation == Situation.NO_SESSION)
                                .map(situation -> Arguments.of(attack, role, situation))));
    }

    @ParameterizedTest(name = "{0}, as {1}, {2}")
    @MethodSource("attacks")
    void anAttackGetsNothing(Attack attack, String role, Situation situation) {
        var attacker =
                attackers.compute(role, (_, known) -> known != null && known.isAlive() ? known : Attacker.as(role));
        begin(attacker, situation);
        var heard = attacker.run(rivals.in(attack.sql()));
        attacker.reset();
        assertThat(heard.words()).doesNotContain(rivals.markOfB).doesNotContain("leak");
        if (situation != Situation.SESSION_OF_A) {
            assertThat(heard.words()).doesNotContain(rivals.markOfA);
        }
        assertThat(heard.state()).as(heard.words()).isEqualTo(attack.expected(role, situation));
        rivals.assertBIsUntouched();
    }

    private void begin(Attacker attacker, Situation situation) {
        switch (situation) {
            case NO_SESSION -> assertThat(attacker.run("begin").well()).isTrue();
            case SESSION_OF_A ->
                assertThat(attacker.enter(rivals.a.token()).words())
                        .contains(rivals.a.company().toString());
            case SESSION_THAT_HAS_ENDED -> {
                assertThat(attacker.enter(rivals.ended.token()).state()).isEqualTo("PR401");
                attacker.run("rollback; begin");
            }
        }
    }

    private static Stream<Attack> read(String resource) {
        try (var text = SqlAttacksTest.class.getResourceAsStream(resource)) {
            return Arrays.stream(new String(text.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^(?=-- S?\\d+ )"))
                    .skip(1)
                    .map(Attack::of)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
