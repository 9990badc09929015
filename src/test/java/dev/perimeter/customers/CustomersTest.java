package dev.perimeter.customers;

import static dev.perimeter.gate.Permission.CUSTOMERS_ACT;
import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PerimeterTest
class CustomersTest {

    @Autowired
    Http http;

    /** Spec 1.2: the same status, headers and body as for an id that does not exist. */
    @Test
    @Tag("stranger")
    void anotherCompanysCustomerDoesNotExist() {
        var ada = Cast.ada();
        var rita = Cast.rita();
        var grace = add(ada, "{\"name\": \"Grace\", \"email\": \"grace@example.org\"}");
        for (var method : new String[] {"GET", "PATCH", "DELETE"}) {
            var body = method.equals("PATCH") ? "{\"name\": \"Mine now\"}" : null;
            var theirs = http.send(rita, method, "/customers/" + grace, body).refuses(404, "not-found");
            var nobodys = http.send(rita, method, "/customers/" + UUID.randomUUID(), body);
            assertThat(theirs.text()).isEqualTo(nobodys.text());
            assertThat(theirs.response().headers().map().keySet())
                    .isEqualTo(nobodys.response().headers().map().keySet());
        }
        assertThat(http.get(rita, "/customers?q=grace").json().path("items")).isEmpty();
        assertThat(http.get(ada, "/customers/" + grace)
                        .is(200)
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Grace");
    }

    /** Spec 1.5: numbers and unique addresses are each company's own. */
    @Test
    @Tag("stranger")
    void numbersAndAddressesTellNothingOfAnotherCompany() {
        var grace = "{\"name\": \"Grace\", \"email\": \"grace@example.org\"}";
        var ada = Cast.ada();
        add(ada, grace);
        add(ada, "{\"name\": \"Joan\"}");
        var rita = Cast.rita();
        var first = http.post(rita, "/customers", grace).is(201);
        assertThat(first.json().path("number").asInt()).isEqualTo(1);
    }

    @Test
    @Tag("stranger")
    void aPlaceInAnotherCompanysListIsNoPlaceInMine() {
        var ada = Cast.ada();
        add(ada, "{\"name\": \"Grace\"}");
        add(ada, "{\"name\": \"Joan\"}");
        var next = http.get(ada, "/customers?limit=1").json().path("next").asString();
        http.get(Cast.rita(), "/customers?limit=1&after=" + next).refuses(400, "invalid");
        http.get(ada, "/customers?limit=1&q=o&after=" + next).refuses(400, "invalid");
    }

    @Test
    void aCustomerIsAddedFoundChangedAndRemoved() {
        var ada = Cast.ada();
        var added = http.post(ada, "/customers", "{\"name\": \" Grace  Hopper \", \"tags\": [\"navy\"]}")
                .is(201);
        var path = added.header("Location").substring("/api/v1".length());
        assertThat(added.header("ETag")).isEqualTo("\"1\"");
        assertThat(added.json().path("name").asString()).isEqualTo("Grace  Hopper");
        assertThat(http.get(ada, path).is(200).json()).isEqualTo(added.json());

        var changed = http.patch(ada, path, "{\"notes\": \"Rear\\nadmiral\"}", "If-Match", "\"1\"")
                .is(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(http.get(ada, path).json()).isEqualTo(changed.json());
        http.patch(ada, path, "{\"notes\": null}", "If-Match", "\"1\"").refuses(412, "version-changed");
        http.delete(ada, path, "If-Match", "\"1\"").refuses(412, "version-changed");
        assertThat(http.patch(ada, path, "{\"notes\": null}")
                        .json()
                        .path("notes")
                        .isNull())
                .isTrue();

        http.delete(ada, path).is(204);
        http.get(ada, path).refuses(404, "not-found");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAndRepeats() {
        var ada = Cast.ada();
        for (var i = 0; i < 7; i++) {
            add(ada, "{\"name\": \"Twin %d\"}".formatted(i % 3));
        }
        var seen = new ArrayList<String>();
        var path = "/customers?limit=3";
        for (var next = ""; next != null; ) {
            var page = http.get(ada, path + next).is(200).json();
            page.path("items").forEach(item -> seen.add(item.path("id").asString()));
            next = page.path("next").isNull()
                    ? null
                    : "&after=" + page.path("next").asString();
        }
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        http.get(ada, "/customers?limit=0").refuses(400, "invalid");
        http.get(ada, "/customers?limit=201").refuses(400, "invalid");
        http.get(ada, "/customers?companyId=1").refuses(400, "unknown-field");
    }

    @Test
    void aSearchLooksIntoNameAndAddressAndTakesPercentForPercent() {
        var ada = Cast.ada();
        add(ada, "{\"name\": \"100%_Prints\", \"email\": \"Hundred@Example.org\"}");
        add(ada, "{\"name\": \"Other\"}");
        assertThat(found(ada, "%25_pr")).isOne();
        assertThat(found(ada, "HUNDRED@")).isOne();
        assertThat(found(ada, "100%25%25")).isZero();
        assertThat(found(ada, "")).isEqualTo(2);
    }

    /** Spec 6.2, 6.4: no flag implies another. */
    @Test
    void staffDoWhatTheirFlagsAllow() {
        var ada = Cast.ada();
        var grace = add(ada, "{\"name\": \"Grace\"}");
        var others =
                EnumSet.complementOf(EnumSet.of(CUSTOMERS_VIEW, CUSTOMERS_ACT)).toArray(Permission[]::new);
        var viewer = Cast.staffOf(ada, CUSTOMERS_VIEW);
        var actor = Cast.staffOf(ada, CUSTOMERS_ACT);
        var other = Cast.staffOf(ada, others);

        http.get(viewer, "/customers/" + grace).is(200);
        assertThat(http.patch(viewer, "/customers/" + grace, "{}")
                        .refuses(403, "permission-missing")
                        .json()
                        .path("permission")
                        .asString())
                .isEqualTo("customersAct");
        http.get(actor, "/customers").refuses(403, "permission-missing");
        http.get(other, "/customers").refuses(403, "permission-missing");
        http.delete(other, "/customers/" + grace).refuses(403, "permission-missing");

        var added =
                http.post(actor, "/customers", "{\"name\": \"Joan\"}").is(201).json();
        assertThat(added.propertyNames()).containsExactlyInAnyOrder("id", "version");
        var changed = http.patch(actor, "/customers/" + grace, "{\"name\": \"Admiral\"}")
                .is(200);
        assertThat(changed.json().propertyNames()).containsExactlyInAnyOrder("id", "version");
        http.delete(actor, "/customers/" + added.path("id").asString()).is(204);
    }

    @Test
    void anAddressIsTakenOncePerCompanyWhateverItsCase() {
        var ada = Cast.ada();
        add(ada, "{\"name\": \"Grace\", \"email\": \"grace@example.org\"}");
        http.post(ada, "/customers", "{\"name\": \"Grace 2\", \"email\": \"GRACE@Example.org\"}")
                .refuses(409, "customer-email-taken");
        var joan = add(ada, "{\"name\": \"Joan\"}");
        http.patch(ada, "/customers/" + joan, "{\"email\": \"grace@example.org\"}")
                .refuses(409, "customer-email-taken");
        assertThat(http.get(ada, "/customers/" + joan).json().path("version").asInt())
                .isOne();
        assertThat(http.post(ada, "/customers", "{\"name\": \"Ann\"}")
                        .json()
                        .path("number")
                        .asInt())
                .as("a refused customer takes no number")
                .isEqualTo(3);
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        var answer = http.post(
                        Cast.ada(),
                        "/customers",
                        "{\"name\": \"\", \"email\": \"nowhere\", \"kind\": \"robot\", \"companyId\": \"x\", \"tags\": [\"ok\", 3]}")
                .refuses(400, "malformed");
        var fields = new ArrayList<String>();
        answer.json()
                .path("fields")
                .forEach(fault -> fields.add(fault.path("field").asString()));
        assertThat(fields).contains("name", "email", "companyId", "tags[1]");
    }

    private String add(Actor me, String customer) {
        return http.post(me, "/customers", customer).is(201).json().path("id").asString();
    }

    private int found(Actor me, String text) {
        return http.get(me, "/customers?q=" + text).is(200).json().path("items").size();
    }
}
