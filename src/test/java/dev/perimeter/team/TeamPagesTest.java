package dev.perimeter.team;

import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static dev.perimeter.gate.Permission.INVITES_SEND;
import static dev.perimeter.gate.Permission.PERMISSIONS_MANAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.layout.Tab;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The team in real browsers: what one switches is what the other sees at the next click. */
@PerimeterTest
class TeamPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    @Test
    @Tag("stranger")
    void anotherCompanysMemberIsNowhere() {
        var ada = Cast.ada();
        try (var tab = Tab.of(port, 1440).as(Cast.rita())) {
            for (var page : new String[] {"", "/remove", "/offer", "/history"}) {
                tab.open("/team/" + ada.account() + page).shows("There is nothing here.");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void aSwitchCountsFromTheNextClickOn(int width) {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada);
        try (var owner = Tab.of(port, width).as(ada);
                var staff = Tab.of(port, width).as(sam)) {
            staff.open("/customers").shows("You may not do this");
            owner.open("/").menu().follow("Team").isTidy().isAccessible().shoot("team-" + width);
            owner.follow("Sam");
            flip(owner, "See customers", true);
            staff.open("/customers").shows("No customers yet.");
            flip(owner, "See customers", false);
            staff.open("/").menu();
            assertThat(staff.page.locator("nav").innerText()).doesNotContain("Customers");
            owner.press("Look only");
            owner.page.waitForSelector("#flag-ordersView[aria-checked=true]");
            owner.isTidy().isAccessible().shoot("member-" + width);
            staff.open("/customers").shows("No customers yet.").menu().follow("Team");
            assertThat(staff.page.locator("main").innerText()).doesNotContain(sam.email(), "Invites");
            owner.follow("What they did last").shows("Nothing yet.");
            owner.open("/team/" + ada.account())
                    .shows("all eight switches are on")
                    .follow("What they did last");
            owner.shows("Member: changed")
                    .shows("Sam")
                    .shows("See customers")
                    .isTidy()
                    .isAccessible();
            owner.shoot("history-" + width);
            owner.open("/team/" + sam.account())
                    .follow("Remove from the company")
                    .isTidy()
                    .isAccessible();
            owner.shoot("member-remove-" + width).press("Remove from the company");
            assertThat(owner.page.locator("main").innerText()).doesNotContain("Sam");
            staff.open("/customers").shows("What next?");
        }
    }

    @Test
    void switchesWorkWithScriptsOff() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, CUSTOMERS_VIEW);
        var off = new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (var tab = new Tab(port, off).as(ada)) {
            tab.open("/team/" + sam.account());
            flip(tab, "See customers", false);
            flip(tab, "Invite people", true);
            tab.press("Floor");
            assertThat(tab.page.locator("#flag-assetsAct").getAttribute("aria-checked"))
                    .isEqualTo("true");
            assertThat(tab.page.locator("#flag-invitesSend").getAttribute("aria-checked"))
                    .isEqualTo("false");
        }
    }

    @Test
    void refusedMovesAreExplained() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, PERMISSIONS_MANAGE);
        var joan = Cast.staffOf(ada);
        try (var tab = Tab.of(port, 390).as(sam)) {
            tab.open("/team/" + sam.account()).shows("Nobody switches this for themselves.");
            tab.shows("Nobody removes themselves").press("Sales");
            tab.page.waitForSelector("#flag-ordersAct[aria-checked=true]");
            assertThat(tab.page.locator("#flag-permissionsManage").getAttribute("aria-checked"))
                    .isEqualTo("true");
            tab.open("/team/" + ada.account()).shows("stay on");
            assertThat(tab.page.locator("main button").count()).isZero();
            tab.open("/team/" + ada.account() + "/remove").press("Remove from the company");
            tab.shows("The owner may do everything").isAccessible();
            tab.open("/team/" + joan.account());
            new Team(http).set(ada, sam, "permissionsManage", false).is(200);
            tab.page
                    .getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName("See customers"))
                    .click();
            tab.page.waitForSelector(".alert, #content > section.card");
            tab.shows("You may not do this any more");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void invitesAreMadeShownOnceAndRevoked(int width) {
        var ada = Cast.ada();
        try (var tab = Tab.of(port, width).as(Cast.staffOf(ada, INVITES_SEND))) {
            tab.open("/team")
                    .follow("Invites")
                    .shows("None is open.")
                    .fill("Note", "For Joan")
                    .press("Make an invite");
            tab.shows("shown this once").shows("work on this machine only").shows("For Joan");
            tab.page.waitForFunction(
                    "document.querySelector('time[data-until]').innerText.includes('works for 47:59')");
            var code = tab.page.locator(".code").innerText();
            assertThat(tab.page.inputValue("#link")).isEqualTo("http://localhost:" + port + "/join#" + code);
            tab.isTidy().isAccessible().shoot("invites-" + width);
            tab.open("/team/invites");
            assertThat(tab.page.locator("body").innerText()).doesNotContain(code);
            tab.press("Revoke the invite").shows("None is open.");
            tab.open("/join").fill("Code", code).press("Continue");
            assertThat(tab.path()).isEqualTo("/join/confirm");
            tab.press("Join").shows("There is no such code");
        }
    }

    @Test
    void theCompanyIsHandedOver() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada);
        try (var owner = Tab.of(port, 390).as(ada);
                var staff = Tab.of(port, 1440).as(sam)) {
            owner.open("/team/" + sam.account())
                    .follow("Hand the company over")
                    .isTidy()
                    .isAccessible();
            owner.shoot("offer-390").press("Make the offer").shows("You offered the company to Sam");
            owner.press("Take the offer back");
            assertThat(owner.page.locator("main").innerText()).doesNotContain("Handing over");
            owner.open("/team/" + sam.account() + "/offer").press("Make the offer");
            staff.open("/team").shows("You are asked").isTidy().isAccessible().shoot("offer-1440");
            staff.press("Take over the company");
            staff.open("/team/" + ada.account()).shows("Staff").shows("Remove from the company");
            owner.open("/team/" + sam.account()).shows("Everything");
        }
    }

    private static void flip(Tab tab, String flag, boolean to) {
        var named = tab.page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName(flag));
        named.click();
        tab.page.waitForCondition(() -> named.getAttribute("aria-checked").equals(String.valueOf(to)));
    }
}
