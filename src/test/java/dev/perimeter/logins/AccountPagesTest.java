package dev.perimeter.logins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import dev.perimeter.gate.Permission;
import dev.perimeter.layout.Tab;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One's own account in a real browser. */
@PerimeterTest
class AccountPagesTest {

    private static final String PASSWORD = "a long and quiet password";

    @LocalServerPort
    int port;

    @Test
    void devicesAreEndedAndThePasswordIsChanged() {
        var email = "ada-" + UUID.randomUUID() + "@example.org";
        try (var here = Tab.of(port, 390);
                var there = Tab.of(port, 1440)) {
            here.open("/sign-up").fill("E-mail address", email).fill("Password", PASSWORD);
            here.press("Create the account")
                    .open("/account")
                    .shows("This device")
                    .isTidy()
                    .isAccessible();
            there.open("/sign-in")
                    .fill("E-mail address", email)
                    .fill("Password", PASSWORD)
                    .press("Sign in");
            there.open("/account").shows("Chrome, Linux").press("Sign out everywhere else");
            here.open("/account").shows("Sign in");
            here.fill("E-mail address", email).fill("Password", PASSWORD).press("Sign in");
            assertThat(here.path()).isEqualTo("/account");
            here.follow("Change the password").fill("Current password", "wrong").fill("New password", PASSWORD + "!");
            here.press("Change the password")
                    .shows("This is not your current password.")
                    .isTidy()
                    .isAccessible();
            here.fill("Current password", PASSWORD).fill("New password", PASSWORD + "!");
            here.press("Change the password").shows("The password is changed");
            there.open("/account").shows("Sign in");
        }
    }

    /** Spec 13.7. */
    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void whoIsRemovedFromTheActiveCompanyIsOfferedTheOthers(int width) {
        var ada = Cast.ada();
        var rita = Cast.rita();
        var sam = Cast.staffOf(ada, Permission.CUSTOMERS_VIEW);
        var there = Cast.member(sam, rita.company(), "staff", Permission.CUSTOMERS_VIEW);
        TestDatabase.administrator()
                .sql("delete from membership where account_id = ? and company_id = ?")
                .params(sam.account(), rita.company())
                .update();
        try (var tab = Tab.of(port, width).as(there)) {
            tab.open("/customers")
                    .shows("You do not belong any more")
                    .shows("Ada's Prints")
                    .isTidy()
                    .isAccessible();
            tab.follow("Your account").shows("Ada's Prints").press("Switch to Ada's Prints");
            assertThat(tab.path()).isEqualTo("/");
            tab.open("/customers").shows("Customers");
        }
        try (var tab = Tab.of(port, width).as(Cast.person("Nora"))) {
            tab.open("/customers").shows("Start a company");
            assertThat(tab.page.content()).doesNotContain("You do not belong any more");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void companiesAreSwitchedAndSet(int width) {
        var rita = Cast.rita();
        var ada = Cast.member(Cast.ada(), rita.company(), "staff", Permission.CUSTOMERS_VIEW);
        try (var tab = Tab.of(port, width).as(ada)) {
            tab.open("/")
                    .shows("Rita's Prints")
                    .menu()
                    .follow("Ada")
                    .shows("Your account")
                    .shows("Active here");
            tab.isTidy().isAccessible().shoot("account-" + width);
            assertThat(tab.page.locator("main").innerText()).doesNotContain("Company settings");
            tab.open("/company").shows("Only the owner");
            tab.open("/account").press("Switch to Ada's Prints").shows("Ada's Prints");
            tab.open("/account")
                    .follow("Company settings")
                    .fill("Name of the company", "Ada's Works")
                    .fill("City", "");
            tab.page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
            tab.press("Save")
                    .shows("see the fields below")
                    .isTidy()
                    .isAccessible()
                    .shoot("company-" + width);
            assertThat(tab.page.inputValue("[id='company.name']")).isEqualTo("Ada's Works");
            tab.fill("City", "Paris").press("Save").shows("Saved.");
            assertThat(tab.page.locator("header").innerText()).contains("Ada's Works");
        }
    }

    @Test
    void nobodySwitchesToWhatIsNotTheirs() {
        var rita = Cast.rita();
        try (var tab = Tab.of(port, 1440).as(Cast.ada())) {
            tab.open("/account");
            tab.page.evaluate("""
                    company => { const form = document.createElement('form'); form.method = 'post';
                      form.action = '/account/companies/' + company; document.body.append(form); form.submit(); }""", rita.company().toString());
            tab.page.waitForURL("**/companies/**");
            tab.shows("There is nothing here.").open("/").shows("Ada's Prints");
        }
    }
}
