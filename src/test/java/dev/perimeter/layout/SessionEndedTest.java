package dev.perimeter.layout;

import static dev.perimeter.gate.Permission.CUSTOMERS_ACT;
import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose session ends in the midst of typing has typed nothing in vain. */
@PerimeterTest
class SessionEndedTest {

    private static final String PASSWORD = "a long and quiet password";
    private static final JdbcClient DB = TestDatabase.administrator();

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    /** Signed out from another browser. */
    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void whatWasTypedIsThereAgainAfterSigningIn(int width) {
        var ada = known(Cast.ada());
        try (var tab = Tab.of(port, width).as(ada);
                var other = Tab.of(port, 1440).as(known(Cast.elsewhere(ada)))) {
            tab.open("/customers/new").fill("Name", "Grace Hopper").fill("Notes", "Rear admiral\nof the navy");
            var key = tab.page.locator("main form input[name=_once]").inputValue();
            other.open("/account").press("Sign out everywhere else").shows("This device");
            tab.press("Save").shows("You were signed out in the meantime");
            tab.isTidy().isAccessible().shoot("session-ended-" + width);
            tab.fill("E-mail address", ada.email()).fill("Password", "wrong").press("Sign in");
            tab.shows("do not belong together").fill("Password", PASSWORD).press("Sign in");
            tab.shows("This was not sent yet");
            tab.page.waitForURL("**/customers/new");
            assertThat(tab.page.inputValue("[id='customer.name']")).isEqualTo("Grace Hopper");
            assertThat(tab.page.inputValue("[id='customer.notes']")).isEqualTo("Rear admiral\nof the navy");
            assertThat(tab.page.locator("main form input[name=_once]").inputValue())
                    .isEqualTo(key);
            assertThat(customers(ada)).isZero();
            tab.isTidy().isAccessible().shoot("session-ended-form-" + width);
            tab.press("Save").shows("Rear admiral").shows("No orders yet.");
            assertThat(customers(ada)).isEqualTo(1);
        }
    }

    /** Expired, and with scripts off. */
    @Test
    void scriptsAreNotNeededForIt() {
        var ada = known(Cast.ada());
        var off = new Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (var tab = new Tab(port, off).as(ada)) {
            tab.open("/customers/new").fill("Name", "Grace Hopper");
            expire(ada);
            tab.press("Save").fill("E-mail address", ada.email()).fill("Password", PASSWORD);
            tab.press("Sign in").shows("You are signed in again").shoot("kept");
            tab.press("Back to what I typed").shows("This was not sent yet");
            assertThat(tab.page.inputValue("[id='customer.name']")).isEqualTo("Grace Hopper");
            tab.press("Save").shows("Grace Hopper").shows("No orders yet.");
        }
    }

    /** Somebody else who signs in there is not shown what was typed in another company, and nothing is done for them. */
    @Test
    void nothingIsDoneForSomebodyElse() {
        var ada = known(Cast.ada());
        for (var other : List.of(known(Cast.rita()), known(Cast.staffOf(ada, CUSTOMERS_VIEW)))) {
            var visit = Cast.elsewhere(ada);
            try (var tab = Tab.of(port, 390).as(visit)) {
                tab.open("/customers/new").fill("Name", "Grace Hopper");
                expire(visit);
                tab.press("Save").fill("E-mail address", other.email()).fill("Password", PASSWORD);
                tab.press("Sign in")
                        .shows(other.name().equals("Sam") ? "You may not do this" : "belongs to another company");
                assertThat(tab.page.locator("body").innerText()).doesNotContain("Grace");
                assertThat(customers(ada) + customers(other)).isZero();
            }
        }
    }

    /** A button of one press has no page of its own, and nothing typed. */
    @Test
    void aButtonWaitsToBePressedAgain() {
        var ada = known(Cast.ada());
        try (var tab = Tab.of(port, 390).as(ada)) {
            Cast.elsewhere(ada);
            tab.open("/account");
            expire(ada);
            tab.press("Sign out everywhere else").shows("You were signed out in the meantime");
            var old = Cast.elsewhere(ada);
            tab.fill("E-mail address", ada.email()).fill("Password", PASSWORD).press("Sign in");
            tab.shows("This was not sent yet").isTidy().isAccessible().shoot("not-sent-390");
            assertThat(http.browse(old, "GET", "/account").status()).isEqualTo(200);
            tab.press("Send it now").shows("This device");
            assertThat(http.browse(old, "GET", "/account").status()).isEqualTo(302);
        }
    }

    @Test
    void apartOfAPageLeadsToTheWayInAndBackToThePage() {
        var ada = known(Cast.ada());
        var sam = Cast.staffOf(ada, CUSTOMERS_VIEW, CUSTOMERS_ACT);
        try (var tab = Tab.of(port, 1440).as(ada)) {
            tab.open("/customers?q=&status=active");
            expire(ada);
            tab.page.fill("#q", "grace");
            tab.page.waitForURL("**/sign-in?then=**");
            tab.fill("E-mail address", ada.email()).fill("Password", PASSWORD).press("Sign in");
            tab.page.waitForURL("**/customers?q=*&status=active");
            var visit = Cast.elsewhere(ada);
            tab.as(visit).open("/team/" + sam.account());
            expire(visit);
            tab.page.locator("#flag-ordersView").click();
            tab.shows("You were signed out in the meantime").isTidy().shoot("session-ended-part");
            tab.fill("E-mail address", ada.email()).fill("Password", PASSWORD).press("Sign in");
            tab.shows("This was not sent yet");
            assertThat(tab.path()).isEqualTo("/team/" + sam.account());
            assertThat(tab.page.locator("#flag-ordersView").getAttribute("aria-checked"))
                    .isEqualTo("false");
        }
    }

    /** Nor a code that is good once. */
    @Test
    void aPasswordIsNotCarriedAlong() {
        var ada = expired();
        var answer = http.browse(
                ada, "POST", "/account/password", "current", PASSWORD, "new", "another long password", "_once", "k");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("_kept:_once").doesNotContain(PASSWORD, "another long password");
        var joining = http.browse(ada, "POST", "/join/confirm", "inviteCode", "7KQMX-4TRWN", "displayName", "Joan");
        assertThat(joining.text()).contains("value=\"Joan\"").doesNotContain("7KQMX");
    }

    @Test
    void whatIsTooMuchIsNotCarried() {
        var answer = http.browse(expired(), "POST", "/customers/new", "customer.notes", "x".repeat(400_000));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/sign-in?then=/customers/new");
    }

    /** Nothing is read of who shows no token at all. */
    @Test
    void withoutACookieNothingIsCarried() {
        var answer = http.browse(null, "POST", "/customers/new", "customer.name", "Grace");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/sign-in?then=/customers/new");
    }

    private Actor expired() {
        var ada = Cast.ada();
        expire(ada);
        return ada;
    }

    private void expire(Actor actor) {
        DB.sql("update gate.session set expires_at = now() - interval '1 second' where login_id = ?")
                .param(actor.login())
                .update();
    }

    private static int customers(Actor actor) {
        return DB.sql("select count(*) from customer where company_id = ?")
                .param(actor.company())
                .query(Integer.class)
                .single();
    }

    /** Somebody of the cast, with a password to sign in with. */
    private Actor known(Actor actor) {
        var twin = "twin-" + UUID.randomUUID() + "@example.org";
        http.browse(null, "POST", "/sign-up", "email", twin, "password", PASSWORD);
        DB.sql(
                        "update gate.login set password_hash = (select password_hash from gate.login where email = ?) where id = ?")
                .params(List.of(twin, actor.login()))
                .update();
        DB.sql("update account set last_company = ? where id = ?")
                .params(List.of(actor.company(), actor.account()))
                .update();
        return actor;
    }
}
