package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.prove.sql.Attack;
import dev.perimeter.prove.sql.Attack.Situation;
import dev.perimeter.prove.sql.Attacker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spec 1.4: any statement as one of the application's roles, without a session, in a session of A, and in one that has ended. The attacks
 * stand in prove/attacks, with what must come of them; whatever comes, no word of the other company is said and none of its rows is touched.
 */
@PerimeterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlAttacksTest {

    private static final int BETWEEN_LOOKS = 20;

    private Rivals rivals;
    private final List<String> since = new ArrayList<>();
    private final Map<String, Attacker> attackers = new HashMap<>();

    @BeforeAll
    void twoCompanies() {
        rivals = new Rivals();
    }

    @AfterAll
    void goHome() {
        try {
            lookAtB();
        } finally {
            attackers.values().forEach(Attacker::close);
            rivals.close();
        }
    }

    static Stream<Arguments> attacks() {
        return Attack.all().stream()
                .flatMap(attack -> Stream.of(Attacker.APP, Attacker.AUTH)
                        .flatMap(role -> Arrays.stream(Situation.values())
                                .filter(situation -> role.equals(Attacker.APP) || situation == Situation.NO_SESSION)
                                .map(situation -> Arguments.of(attack, role, situation))));
    }

    @ParameterizedTest(name = "{0}, as {1}, {2}")
    @MethodSource("attacks")
    void anAttackGetsNothing(Attack attack, String role, Situation situation) {
        var attacker =
                attackers.compute(role, (_, known) -> known != null && known.isAlive() ? known : Attackers.as(role));
        begin(attacker, situation);
        var heard = attacker.run(rivals.in(attack.sql()));
        attacker.reset();
        assertThat(heard.words()).doesNotContain(rivals.markOfB).doesNotContain("leak");
        if (situation != Situation.SESSION_OF_A) {
            assertThat(heard.words()).doesNotContain(rivals.markOfA);
        }
        assertThat(heard.state()).as(heard.words()).isEqualTo(attack.expected(role, situation));
        since.add(attack + ", as " + role + ", " + situation);
        if (since.size() == BETWEEN_LOOKS) {
            lookAtB();
        }
    }

    /** Every row of it is read: not after each attack. */
    private void lookAtB() {
        try {
            rivals.assertBIsUntouched();
        } catch (AssertionError e) {
            throw new AssertionError("One of these touched it:\n" + String.join("\n", since), e);
        } finally {
            since.clear();
        }
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
}
