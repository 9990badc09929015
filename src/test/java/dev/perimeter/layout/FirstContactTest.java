package dev.perimeter.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.PerimeterTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From nothing to a working company, in a real browser. */
@PerimeterTest
class FirstContactTest {

    private static final String PASSWORD = "a long and quiet password";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void aCompanyIsFoundedInTwoMinutes(int width) {
        var email = "ada-" + UUID.randomUUID() + "@example.org";
        try (var tab = tab(width)) {
            tab.open("/").shows("Sign in").isTidy().shoot("sign-in-" + width);
            tab.isAccessible();
            tab.follow("Create an account").fill("E-mail address", email).fill("Password", PASSWORD);
            tab.isTidy().shoot("sign-up-" + width);
            tab.isAccessible();
            tab.press("Create the account").shows("What next?").isTidy().shoot("start-" + width);
            tab.isAccessible();
            tab.follow("Start a company")
                    .fill("Your name", "Ada")
                    .fill("Name of the company", "Ada's Prints")
                    .fill("Industry", "Prototypes")
                    .fill("City", "London");
            assertThat(tab.page.inputValue("[id='company.timezone']")).isEqualTo("Europe/Berlin");
            tab.isTidy().shoot("found-" + width);
            tab.isAccessible();
            tab.press("Start the company")
                    .shows("Ada's Prints")
                    .shows("Overview")
                    .shows("First steps")
                    .shows("Today");
            assertThat(tab.path()).isEqualTo("/");
            tab.isTidy().shoot("overview-" + width);
            tab.isAccessible();
            tab.menu().press("Sign out").shows("Sign in");
            tab.open("/").shows("Sign in");
        }
    }

    @Test
    void nothingTypedIsLostWhenAFormIsRefused() {
        var email = "ada-" + UUID.randomUUID() + "@example.org";
        try (var tab = tab(1440)) {
            tab.open("/sign-up").fill("E-mail address", email).fill("Password", "password1234");
            tab.press("Create the account").shows("Create an account");
            assertThat(tab.page.inputValue("#email")).isEqualTo(email);
            assertThat(tab.page.inputValue("#password"))
                    .as("a password is not sent back")
                    .isEmpty();
            assertThat(tab.page.locator("#password-says").innerText()).isNotBlank();
            tab.fill("Password", PASSWORD).press("Create the account").shows("What next?");
            tab.open("/start/company")
                    .fill("Your name", "Ada")
                    .fill("Name of the company", "Ada's Prints")
                    .fill("Industry", " ")
                    .fill("City", "London");
            tab.press("Start the company");
            assertThat(tab.page.locator("[id='company.industry-says']").innerText())
                    .isEqualTo("is required");
            assertThat(tab.page.inputValue("[id='company.name']")).isEqualTo("Ada's Prints");
        }
    }

    @Test
    void aWrongPasswordSaysSo() {
        try (var tab = tab(1440)) {
            tab.open("/sign-in").fill("E-mail address", "nobody@example.org").fill("Password", "x");
            tab.press("Sign in").shows("do not belong together");
            assertThat(tab.page.inputValue("#email")).isEqualTo("nobody@example.org");
        }
    }

    @Test
    void whoIsNotSignedInComesBackToWhereTheyWantedToGo() {
        try (var tab = tab(1440)) {
            tab.open("/start/company");
            assertThat(tab.path()).isEqualTo("/sign-in?then=/start/company");
            tab.open("/nothing-here").shows("There is nothing here.");
        }
    }

    private Tab tab(int width) {
        return Tab.of(port, width);
    }
}
