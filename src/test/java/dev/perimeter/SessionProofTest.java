package dev.perimeter;

import static dev.perimeter.prove.sql.Attacker.APP;
import static dev.perimeter.prove.sql.Attacker.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.database.Ids;
import dev.perimeter.database.ProofKey;
import dev.perimeter.gate.Token;
import dev.perimeter.prove.sql.Attacker;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** S28: no role of the application can make itself a session, whatever it runs (spec 1.4). Only a proof by the application secret can. */
@PerimeterTest
class SessionProofTest {

    private static final String HASH = "x".repeat(60);

    @Autowired
    ProofKey key;

    @Test
    void aGoodProofOpensASession() {
        try (var attacker = Attackers.as(AUTH)) {
            var person = Cast.person("Ada");
            var token = Token.random();
            assertThat(open(attacker, person.login(), token, proof(person.login(), token, now(attacker)))
                            .well())
                    .isTrue();
            assertThat(attacker.ask(identify(token))).contains(person.email());
        }
    }

    @Test
    void withoutOneThereIsNone() {
        try (var attacker = Attackers.as(AUTH)) {
            var person = Cast.person("Ada");
            var token = Token.random();
            for (var proof : List.of(
                    "null, null, null",
                    now(attacker) + ", null, null",
                    now(attacker) + ", '" + key.id() + "', null",
                    now(attacker) + ", '" + key.id() + "', ''",
                    now(attacker) + ", '" + key.id() + "', '\\x" + "00".repeat(32) + "'",
                    now(attacker) + ", 'another key', '\\x" + "00".repeat(32) + "'",
                    "null, '" + key.id() + "', sha256('x')")) {
                assertRefused(attacker, person.login(), token, proof);
            }
            var good = proof(person.login(), token, now(attacker));
            assertThat(open(attacker, null, token, good).state()).isEqualTo("PR406");
            assertThat(attacker.run("select gate.open_session(gen_random_uuid(), '%s', '%s', null, null, null, %s)"
                                    .formatted(person.login(), HASH, good))
                            .state())
                    .isEqualTo("PR406");
        }
    }

    @Test
    void theProofOfAnotherLoginTokenOrTimeIsNone() {
        try (var attacker = Attackers.as(AUTH)) {
            var ada = Cast.person("Ada");
            var rita = Cast.person("Rita");
            var token = Token.random();
            assertRefused(attacker, rita.login(), token, proof(ada.login(), token, now(attacker)));
            assertRefused(attacker, ada.login(), Token.random(), proof(ada.login(), token, now(attacker)));
            var old = proof(ada.login(), token, now(attacker) - 61_000_000);
            assertRefused(attacker, ada.login(), token, old);
            assertRefused(attacker, ada.login(), token, proof(ada.login(), token, now(attacker) + 90_000_000));
            // The old one, with the time put forward.
            assertRefused(attacker, ada.login(), token, now(attacker) + old.substring(old.indexOf(',')));
            var forPassword = proof("password|" + ada.login() + "|" + HASH, now(attacker));
            assertRefused(attacker, ada.login(), token, forPassword);
        }
    }

    @Test
    void aProofIsGoodForOneSession() {
        try (var attacker = Attackers.as(AUTH)) {
            var ada = Cast.person("Ada");
            var token = Token.random();
            var proof = proof(ada.login(), token, now(attacker));
            assertThat(open(attacker, ada.login(), token, proof).well()).isTrue();
            assertThat(open(attacker, ada.login(), token, proof).state()).isEqualTo("23505");
            // A session that its owner has ended does not come back to life.
            attacker.run("select gate.sign_out('" + token.text() + "')");
            attacker.run("select gate.clean()");
            assertThat(open(attacker, ada.login(), token, proof).state()).isEqualTo("23505");
            assertThat(attacker.run(identify(token)).state()).isEqualTo("PR401");
        }
    }

    @Test
    void nobodyIsSignedUpWithoutAProofNorLearnsWhoIs() {
        try (var attacker = Attackers.as(AUTH)) {
            var ada = Cast.person("Ada");
            var states = List.of(ada.login(), UUID.randomUUID()).stream()
                    .flatMap(login -> List.of(ada.email(), "nobody-" + login).stream()
                            .map(email ->
                                    "select gate.sign_up('%s', '%s', '%s', '%s', gen_random_uuid(), sha256('x'), null, null, %s)"
                                            .formatted(
                                                    login,
                                                    email,
                                                    email,
                                                    HASH,
                                                    now(attacker) + ", '" + key.id() + "', sha256('x')"))
                            .map(sql -> attacker.run(sql).state()))
                    .distinct();
            assertThat(states).containsExactly("PR406");
        }
    }

    @Test
    void noPasswordIsSetWithoutAProof() {
        try (var attacker = Attackers.as(AUTH)) {
            var ada = Cast.person("Ada");
            var rita = Cast.person("Rita");
            var sql = "select gate.change_password('" + ada.token().text() + "', '" + HASH + "', '" + "y".repeat(60)
                    + "', %s)";
            for (var proof : List.of(
                    "null, null, null",
                    proof("password|" + rita.login() + "|" + "y".repeat(60), now(attacker)),
                    proof("password|" + ada.login() + "|" + HASH, now(attacker)),
                    proof("password|" + ada.login() + "|" + "y".repeat(60), now(attacker) - 61_000_000),
                    proof("session|" + ada.login() + "|" + "y".repeat(60), now(attacker)))) {
                assertThat(attacker.run(sql.formatted(proof)).state()).isEqualTo("PR406");
            }
            assertThat(attacker.ask("select password_hash from gate.find_login('" + ada.email() + "', null)"))
                    .isEqualTo(HASH);
        }
    }

    /** Each role has its own functions, and shares none with the other. */
    @ParameterizedTest
    @ValueSource(strings = {APP, AUTH})
    void noRoleCallsWhatIsTheOthers(String role) {
        var others = TestDatabase.administrator()
                .sql("""
                        select format('select gate.%I(%s)', f.proname,
                                      (select string_agg('null::' || format_type(t, null), ', ') from unnest(f.proargtypes::oid[]) t))
                          from pg_proc f
                         where f.pronamespace = 'gate'::regnamespace
                           and (has_function_privilege(:other, f.oid, 'execute') or not has_function_privilege(:role, f.oid, 'execute'))
                        """)
                .param("role", role)
                .param("other", role.equals(APP) ? AUTH : APP)
                .query(String.class)
                .list();
        assertThat(others).hasSizeGreaterThan(10);
        try (var attacker = Attackers.as(role)) {
            for (var call : others) {
                assertThat(attacker.run(call).state()).as(call).isEqualTo("42501");
            }
        }
    }

    private void assertRefused(Attacker attacker, UUID login, Token token, String proof) {
        assertThat(open(attacker, login, token, proof).state()).as(proof).isEqualTo("PR406");
        assertThat(attacker.run(identify(token)).state()).isEqualTo("PR401");
    }

    private static Attacker.Heard open(Attacker attacker, UUID login, Token token, String proof) {
        return attacker.run("select gate.open_session('%s', %s, '%s', '\\x%s', null, null, %s)"
                .formatted(
                        Ids.next(),
                        login == null ? "null" : "'" + login + "'",
                        HASH,
                        HexFormat.of().formatHex(token.hash()),
                        proof));
    }

    private static String identify(Token token) {
        return "select email from gate.identify('" + token.text() + "')";
    }

    private static long now(Attacker attacker) {
        return Long.parseLong(attacker.ask("select gate.now_micros()"));
    }

    private String proof(UUID login, Token token, long at) {
        return proof("session|" + login + "|" + HexFormat.of().formatHex(token.hash()), at);
    }

    private String proof(String message, long at) {
        var mac = key.mac((message + "|" + at).getBytes(StandardCharsets.UTF_8));
        return at + ", '" + key.id() + "', '\\x" + HexFormat.of().formatHex(mac) + "'";
    }
}
