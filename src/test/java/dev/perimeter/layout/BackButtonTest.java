package dev.perimeter.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pressed twice, reloaded, gone back to: a form is done once, or says what has changed. */
@PerimeterTest
class BackButtonTest {

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    @Test
    void theSameSentAgainAfterGoingBackIsDoneOnce() {
        var ada = Cast.ada();
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/customers/new")
                    .fill("Name", "Grace Hopper")
                    .press("Save")
                    .shows("No orders yet.");
            var first = tab.path();
            tab.page.goBack();
            tab.shows("New customer").fill("Name", "Grace Hopper").press("Save").shows("No orders yet.");
            assertThat(tab.path()).isEqualTo(first);
            assertThat(rows("customer", ada)).isEqualTo(1);
            tab.page.goBack();
            tab.shows("New customer").fill("Name", "Konrad Zuse").press("Save").shows("Konrad Zuse");
            assertThat(rows("customer", ada)).as("another is another").isEqualTo(2);
        }
    }

    @Test
    void pressedTwiceIsPressedOnce() {
        var ada = Cast.ada();
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/customers/new").fill("Name", "Grace Hopper");
            tab.page
                    .getByText("Save", new Page.GetByTextOptions().setExact(true))
                    .dblclick();
            tab.shows("No orders yet.");
            assertThat(rows("customer", ada)).isEqualTo(1);
        }
    }

    /** With another's change in between: it is told, and what was typed stays. */
    @Test
    void anOldFormSaysWhatHasChangedMeanwhile() {
        var ada = Cast.ada();
        var grace = http.post(ada, "/customers", "{\"name\": \"Grace Hopper\"}")
                .is(201)
                .json()
                .path("id")
                .asString();
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/customers/" + grace + "/edit").fill("Phone", "+1 202 555 0100");
            http.send(ada, "PATCH", "/customers/" + grace, "{\"notes\": \"navy\"}", "If-Match", "\"1\"")
                    .is(200);
            tab.press("Save").shows("Somebody else changed this in the meantime");
            assertThat(tab.page.inputValue("[id='customer.phone']")).isEqualTo("+1 202 555 0100");
            tab.page.goBack();
            assertThat(tab.page.inputValue("[id='customer.notes']")).isEqualTo("navy");
            tab.fill("Phone", "+1 202 555 0111").press("Save").shows("+1 202 555 0111");
        }
    }

    /** The code is shown once; the form that made it, sent again, makes no other and says so (spec 8.6). */
    @Test
    void anInviteIsMadeOnce() {
        var ada = Cast.ada();
        try (var tab = Tab.of(port, 390).as(ada)) {
            tab.open("/team/invites").fill("Note", "For Joan").press("Make an invite");
            var code = tab.shows("shown this once").page.locator(".code").innerText();
            tab.page.reload();
            tab.shows("This invite was made already").isTidy().isAccessible().shoot("invite-again-390");
            assertThat(tab.path()).isEqualTo("/team/invites?again=true");
            assertThat(tab.page.content()).doesNotContain(code);
            assertThat(rows("invite", ada)).isEqualTo(1);
            tab.open("/team/invites").fill("Note", "For Jean").press("Make an invite");
            tab.shows("shown this once").page.goBack();
            assertThat(tab.page.locator(".code").count()).isZero();
            tab.fill("Note", "For Jean").press("Make an invite");
            tab.shows("This invite was made already");
            tab.fill("Note", "For Sam");
            tab.page.getByText("Make an invite").dblclick();
            tab.shows("shown this once");
            assertThat(rows("invite", ada)).isEqualTo(3);
            assertThat(kept(ada)).isZero();
        }
    }

    @Test
    void afterSigningOutGoingBackShowsNothing() {
        var ada = Cast.ada();
        http.post(ada, "/customers", "{\"name\": \"Grace Hopper\"}").is(201);
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/customers").shows("Grace Hopper").press("Sign out").shows("Create an account");
            tab.page.goBack(new Page.GoBackOptions());
            tab.shows("Create an account");
            assertThat(tab.page.content()).doesNotContain("Grace");
        }
        for (var page : new String[] {"/", "/customers", "/orders", "/account", "/sign-in", "/nothing-here"}) {
            var answer = http.browse(ada, "GET", page);
            assertThat(answer.header("Cache-Control")).as(page).isEqualTo("no-store");
        }
    }

    private static int rows(String table, Actor owner) {
        return TestDatabase.administrator()
                .sql("select count(*) from " + table + " where company_id = ?")
                .param(owner.company())
                .query(Integer.class)
                .single();
    }

    /** Answers that could hold a code. */
    private static int kept(Actor owner) {
        return TestDatabase.administrator()
                .sql(
                        "select count(*) from idempotency_key where company_id = ? and (body is not null or location <> '/team/invites?again=true')")
                .param(owner.company())
                .query(Integer.class)
                .single();
    }
}
