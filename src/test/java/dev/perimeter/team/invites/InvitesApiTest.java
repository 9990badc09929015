package dev.perimeter.team.invites;

import static dev.perimeter.gate.Permission.INVITES_SEND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.team.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Spec 8: what an invite is, how its code is read, and where it never shows. */
@BehindAProxy
@ExtendWith(OutputCaptureExtension.class)
class InvitesApiTest {

    private static final Duration LIFE = Duration.ofHours(48);

    @Autowired
    Http http;

    private Team team;

    @BeforeEach
    void meet() {
        team = new Team(http);
    }

    @Test
    @Tag("stranger")
    void anotherCompanysInvitesDoNotExist() {
        var ada = Cast.ada();
        var rita = Cast.rita();
        var invite = team.invite(ada).path("id").asString();
        assertThat(http.get(rita, "/invites").is(200).json().path("items")).isEmpty();
        var theirs = http.delete(rita, "/invites/" + invite).refuses(404, "not-found");
        var nobodys = http.delete(rita, "/invites/" + rita.account()).refuses(404, "not-found");
        assertThat(theirs.text()).isEqualTo(nobodys.text());
        http.delete(ada, "/invites/" + invite).is(204);
        http.delete(ada, "/invites/" + invite).refuses(404, "not-found");
    }

    @Test
    void isListedWithoutItsCodeTheNewestFirst() {
        var ada = Cast.ada();
        var sender = Cast.staffOf(ada, INVITES_SEND);
        var made =
                http.post(sender, "/invites", "{\"note\": \"for Sam\"}").is(201).json();
        assertThat(names(made))
                .containsExactlyInAnyOrder("id", "hint", "note", "createdBy", "createdAt", "expiresAt", "code", "link");
        var created = Instant.parse(made.path("createdAt").asString());
        assertThat(Instant.parse(made.path("expiresAt").asString()))
                .isBetween(
                        created.plus(LIFE).minusSeconds(1), created.plus(LIFE).plusSeconds(1));
        http.post(ada, "/invites", null).is(201);
        http.post(ada, "/invites", "{\"flags\": {\"ordersView\": true}}").refuses(400, "unknown-field");
        http.post(ada, "/invites", "{\"role\": \"owner\"}").refuses(400, "unknown-field");
        http.post(ada, "/invites", "{\"note\": \"%s\"}".formatted("x".repeat(201)))
                .refuses(400, "invalid");
        var items = http.get(ada, "/invites").is(200).json().path("items");
        assertThat(items).hasSize(2);
        var listed = items.path(1);
        assertThat(names(listed))
                .containsExactlyInAnyOrder("id", "hint", "note", "createdBy", "createdAt", "expiresAt");
        for (var field : names(listed)) {
            assertThat(listed.path(field)).isEqualTo(made.path(field));
        }
        assertThat(listed.path("createdBy").path("displayName").asString()).isEqualTo("Sam");
        var first = http.get(ada, "/invites?limit=1").json();
        assertThat(first.path("items").path(0)).isEqualTo(items.path(0));
        var second = http.get(
                        ada, "/invites?limit=1&after=" + first.path("next").asString())
                .is(200)
                .json();
        assertThat(second.path("items").path(0)).isEqualTo(listed);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void anIdempotencyKeyIsIgnoredForTheAnswerIsASecret() {
        var ada = Cast.ada();
        var codes = new HashSet<String>();
        for (var note : new String[] {"a", "a", "b"}) {
            codes.add(http.post(ada, "/invites", "{\"note\": \"%s\"}".formatted(note), "Idempotency-Key", "k")
                    .is(201)
                    .json()
                    .path("code")
                    .asString());
        }
        assertThat(codes).hasSize(3);
        assertThat(Team.count("select count(*) from idempotency_key where company_id = ?", ada.company()))
                .isZero();
    }

    /** Attack 76. */
    @Test
    void isReadKindlyButNotBlindly() {
        var ada = Cast.ada();
        var code = withZeroAndOne(ada);
        var symbols = code.replace("-", "");
        var wide = new StringBuilder();
        symbols.chars().forEach(c -> wide.appendCodePoint(c + 0xFEE0));
        for (var typed : new String[] {
            code,
            symbols,
            code.toLowerCase(),
            " " + code + " ",
            String.join(" ", symbols.split("")),
            String.join("-", symbols.split("")),
            code.replace("-", "\u2013"),
            code.replace("-", "\u00A0\u2014\u3000"),
            "\t" + code + "\n",
            code + "\u200B",
            "\uFEFF" + code,
            symbols.charAt(0) + "\u200D" + symbols.substring(1),
            "\u202A" + code + "\u202C",
            wide.toString(),
            wide.toString().toLowerCase(),
            code.replace('0', 'O').replace('1', 'I'),
            code.replace('0', 'o').replace('1', 'l')
        }) {
            var sam = Cast.visitor("Sam");
            team.join(sam, typed).is(201);
            Team.DB
                    .sql("update invite set used_at = null, used_by = null where company_id = ?")
                    .param(ada.company())
                    .update();
        }
        var shortened = symbols.substring(1);
        for (var typed : new String[] {
            symbols.charAt(0) + "\u0301" + shortened,
            symbols + "\u0335",
            symbols.replace('0', '\u041E'),
            symbols.replace('1', '\u0406'),
            symbols.replace('0', '\u039F'),
            symbols.replace("0", "\u0660"),
            symbols.replace('0', 'U'),
            symbols + "0",
            shortened,
            shortened + "\u0000",
            "7KQMX_4TRWN",
            "-",
            "' or true --",
            "%"
        }) {
            team.join(Cast.visitor("Late"), typed).refuses(404, "invite-unknown");
        }
        for (var body : new String[] {"{}", "{\"inviteCode\": null}", "{\"inviteCode\": \"\"}"}) {
            http.post(Cast.visitor("Late"), "/onboarding/staff", body).refuses(400, "invalid");
        }
        team.join(Cast.visitor("Late"), "x".repeat(101)).refuses(400, "invalid");
        http.post(
                        Cast.visitor("Late"),
                        "/onboarding/staff",
                        "{\"inviteCode\": \"%s\", \"role\": \"owner\"}".formatted(code))
                .refuses(400, "unknown-field");
    }

    /** Attack 77. */
    @Test
    void aCodeShowsNowhereButInItsOwnAnswer(CapturedOutput output) {
        var ada = Cast.ada();
        var codes = new ArrayList<String>();
        for (var i = 0; i < 5; i++) {
            codes.add(team.code(ada));
        }
        team.join(Cast.visitor("Sam"), codes.getFirst()).is(201);
        team.join(Cast.visitor("Late"), codes.getFirst()).refuses(410, "invite-used");
        http.post(Cast.visitor("Bad"), "/onboarding/staff", "{\"inviteCode\": \"%s\"".formatted(codes.get(1)))
                .refuses(400, "malformed");
        http.post(Cast.visitor("Bad"), "/onboarding/staff", "{\"inviteCode\": [\"%s\"]}".formatted(codes.get(2)))
                .refuses(400, "malformed");
        var seen = http.get(ada, "/invites").text()
                + http.get(ada, "/audit").text()
                + http.get(ada, "/members").text()
                + http.get(ada, "/auth/profile").text()
                + output.getAll();
        for (var code : codes) {
            assertThat(seen).doesNotContain(code).doesNotContain(code.replace("-", ""));
            assertThat(Team.count(
                            "select count(*) from invite i where i::text like ?", "%" + code.replace("-", "") + "%"))
                    .isZero();
        }
    }

    @Test
    void aHundredMayBeAliveAndTwoHundredMadeADay() {
        var ada = Cast.ada();
        fill(ada, 99, "null");
        var last = team.invite(ada).path("id").asString();
        http.post(ada, "/invites", "{}").refuses(409, "too-many-invites");
        http.delete(ada, "/invites/" + last).is(204);
        team.invite(ada);
        fill(ada, 99, "now()");
        Answer answer = http.post(ada, "/invites", "{}").refuses(429, "too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        team.invite(Cast.rita());
    }

    private static void fill(Cast.Actor maker, int many, String revokedAt) {
        Team.DB
                .sql("""
                        insert into invite (company_id, id, code_mac, hint, created_by, revoked_at)
                        select ?, gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), 'AA', ?, %s from generate_series(1, ?)
                        """.formatted(revokedAt))
                .params(maker.company(), maker.account(), many)
                .update();
    }

    private String withZeroAndOne(Cast.Actor maker) {
        return IntStream.range(0, 100_000)
                .mapToObj(_ -> {
                    Team.DB
                            .sql("delete from invite where company_id = ?")
                            .param(maker.company())
                            .update();
                    return team.code(maker);
                })
                .filter(code -> code.contains("0") && code.contains("1"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode json) {
        return new ArrayList<>(json.propertyNames());
    }
}
