package dev.perimeter.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.BehindAProxy;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.gate.Permission;
import dev.perimeter.team.Foundings;
import dev.perimeter.team.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Spec 10.1: who did what, when, to which record, old and new value; for the owner alone. */
@BehindAProxy
class AuditApiTest {

    @Autowired
    Http http;

    private Team team;

    @BeforeEach
    void meet() {
        team = new Team(http);
    }

    @Test
    @Tag("stranger")
    void anotherCompanysTrailDoesNotExist() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, Permission.values());
        var rita = Cast.rita();
        var grace = add(sam, "{\"name\": \"Grace\"}");
        for (var filter : List.of("", "?recordId=" + grace, "?accountId=" + sam.account(), "?recordType=customer")) {
            assertThat(entries(rita, filter)).isEmpty();
        }
        assertThat(entries(ada, "?recordId=" + grace)).hasSize(1);
        http.get(sam, "/audit").refuses(403, "owner-only");
        var first = http.get(ada, "/audit?limit=1").json();
        add(ada, "{\"name\": \"Joan\"}");
        var cursor = http.get(ada, "/audit?limit=1").json().path("next").asString();
        http.get(rita, "/audit?after=" + cursor).is(400);
        assertThat(first.path("items")).hasSize(1);
    }

    @Test
    void aCustomersLifeIsThereFieldByField() {
        var ada = Cast.ada();
        var grace = add(ada, "{\"name\": \"Grace\", \"phone\": \"1\"}");
        http.patch(ada, "/customers/" + grace, "{\"phone\": \"2\", \"name\": \"Grace\", \"status\": \"inactive\"}")
                .is(200);
        http.patch(ada, "/customers/" + grace, "{\"phone\": \"2\"}").is(200);
        http.delete(ada, "/customers/" + grace).is(204);
        var trail = entries(ada, "?recordId=" + grace);
        assertThat(trail)
                .extracting(entry -> entry.path("action").asString())
                .containsExactly("removed", "changed", "added");
        assertThat(trail).allSatisfy(entry -> {
            assertThat(entry.propertyNames())
                    .containsExactlyInAnyOrder("id", "at", "accountId", "action", "recordType", "recordId", "changes");
            assertThat(entry.path("accountId").asString())
                    .isEqualTo(ada.account().toString());
            assertThat(entry.path("recordType").asString()).isEqualTo("customer");
        });
        assertThat(trail.get(1).path("changes").toString())
                .isEqualToIgnoringWhitespace(
                        "{\"phone\":{\"from\":\"1\",\"to\":\"2\"},\"status\":{\"from\":\"active\",\"to\":\"inactive\"}}");
        assertThat(trail.get(2).path("changes").path("name").path("to").asString())
                .isEqualTo("Grace");
        assertThat(trail.get(2).path("changes").path("name").path("from").isNull())
                .isTrue();
        assertThat(trail.get(2).path("changes").has("notes")).isFalse();
        assertThat(trail.get(0).path("changes").path("name").path("from").asString())
                .isEqualTo("Grace");
        assertThat(trail.get(0).path("changes").path("phone").path("from").asString())
                .isEqualTo("2");
    }

    @Test
    void whatHappensToATeamIsThere() {
        var ada = Cast.visitor("Ada");
        var founded = http.post(ada, "/onboarding/owner", Foundings.named("Layers"))
                .is(201)
                .json();
        var company = founded.path("company").path("id").asString();
        http.patch(ada, "/company", "{\"city\": \"Bonn\"}").is(200);
        var spare = team.invite(ada);
        http.delete(ada, "/invites/" + spare.path("id").asString()).is(204);
        var sam = Cast.person("Sam");
        team.join(sam, team.code(ada)).is(201);
        team.set(ada, sam, "ordersView", true).is(200);
        team.set(ada, sam, "ordersView", true).is(200);
        team.offer(ada, sam).is(201);
        http.delete(ada, "/company/ownership-offer").is(204);
        team.offer(ada, sam).is(201);
        team.accept(sam).is(200);
        http.get(ada, "/audit").refuses(403, "owner-only");
        assertThat(entries(sam, "").reversed())
                .extracting(entry -> entry.path("recordType").asString() + " "
                        + entry.path("action").asString())
                .startsWith("company added", "company changed", "invite added", "invite revoked", "invite added")
                .containsSequence(
                        "member changed",
                        "company offered",
                        "company withdrew",
                        "company offered",
                        "company handed_over")
                .contains("invite accepted", "member added")
                .hasSize(12);
        assertThat(entries(sam, "?recordType=member&accountId=" + sam.account()))
                .hasSize(1);
        var flag = entries(sam, "?recordType=member&recordId=" + sam.account())
                .getFirst()
                .path("changes");
        assertThat(flag.propertyNames()).containsExactly("ordersView");
        assertThat(flag.path("ordersView").path("from").asBoolean()).isFalse();
        assertThat(flag.path("ordersView").path("to").asBoolean()).isTrue();
        var handed =
                entries(sam, "?recordId=" + company).getFirst().path("changes").path("owner");
        assertThat(handed.path("to").asString()).isEqualTo(sam.account().toString());
        team.remove(
                        sam,
                        new Actor(
                                "Ada",
                                null,
                                null,
                                null,
                                UUID.fromString(handed.path("from").asString()),
                                null,
                                null))
                .is(204);
        assertThat(entries(sam, "").getFirst().path("action").asString()).isEqualTo("removed");
    }

    @Test
    void whatIsRefusedLeavesNoTrace() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada);
        var grace = add(ada, "{\"name\": \"Grace\", \"email\": \"g@example.org\"}");
        var before = entries(ada, "");
        add(sam, 403, "{\"name\": \"Joan\"}");
        add(ada, 409, "{\"name\": \"Joan\", \"email\": \"g@example.org\"}");
        add(ada, 400, "{\"name\": \"\"}");
        http.patch(ada, "/customers/" + grace, "{\"notes\": \"x\"}", "If-Match", "\"7\"")
                .is(412);
        team.remove(ada, ada).is(403);
        team.remove(ada, Cast.rita()).is(404);
        http.delete(ada, "/company/ownership-offer").is(404);
        http.delete(ada, "/invites/" + grace).is(404);
        assertThat(entries(ada, "")).isEqualTo(before);
    }

    @Test
    void isReadPageByPageAndByFilter() {
        var ada = Cast.ada();
        for (var i = 0; i < 7; i++) {
            add(ada, "{\"name\": \"Customer %d\"}".formatted(i));
        }
        team.invite(ada);
        var paged = new ArrayList<JsonNode>();
        var next = "";
        while (next != null) {
            var page = http.get(ada, "/audit?limit=3" + next).is(200).json();
            page.path("items").forEach(paged::add);
            next = page.path("next").isNull()
                    ? null
                    : "&after=" + page.path("next").asString();
        }
        assertThat(paged).isEqualTo(entries(ada, "")).hasSize(8);
        assertThat(entries(ada, "?recordType=customer")).hasSize(7);
        assertThat(entries(ada, "?recordType=invite&accountId=" + ada.account()))
                .hasSize(1);
        assertThat(entries(ada, "?recordType=nothing")).isEmpty();
        for (var wrong :
                List.of("?limit=0", "?limit=201", "?recordId=x", "?accountId=1-1-1-1-1", "?company=x", "?after=x")) {
            http.get(ada, "/audit" + wrong).is(400);
        }
    }

    private List<JsonNode> entries(Actor me, String filter) {
        return http.get(me, "/audit" + filter)
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    private String add(Actor me, String customer) {
        return add(me, 201, customer).path("id").asString();
    }

    private JsonNode add(Actor me, int status, String customer) {
        return http.post(me, "/customers", customer).is(status).json();
    }
}
