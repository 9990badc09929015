package dev.perimeter.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import dev.perimeter.PerimeterTest;
import java.util.List;
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
    @ValueSource(ints = {1440, 390, 360})
    void aCompanyIsFoundedInTwoMinutes(int width) {
        var email = "ada-" + UUID.randomUUID() + "@example.org";
        try (var tab = tab(width)) {
            tab.open("/").shows("Sign in").isTidy().shoot("sign-in-" + width);
            isAccessible(tab);
            tab.follow("Create an account").fill("E-mail address", email).fill("Password", PASSWORD);
            tab.isTidy().shoot("sign-up-" + width);
            isAccessible(tab);
            tab.press("Create the account").shows("What next?").isTidy().shoot("start-" + width);
            isAccessible(tab);
            tab.follow("Start a company")
                    .fill("Your name", "Ada")
                    .fill("Name of the company", "Ada's Prints")
                    .fill("Industry", "Prototypes")
                    .fill("City", "London");
            assertThat(tab.page.inputValue("[id='company.timezone']")).isEqualTo("Europe/Berlin");
            tab.isTidy().shoot("found-" + width);
            isAccessible(tab);
            tab.press("Found the company")
                    .shows("Ada's Prints")
                    .shows("Overview")
                    .shows("Orders by state");
            assertThat(tab.path()).isEqualTo("/");
            tab.isTidy().shoot("overview-" + width);
            isAccessible(tab);
            tab.press("Sign out").shows("Sign in");
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
            tab.press("Found the company");
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
        return new Tab(
                port,
                new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setTimezoneId("Europe/Berlin")
                        .setColorScheme(width == 390 ? ColorScheme.DARK : ColorScheme.LIGHT));
    }

    /** WCAG 2.2 AA, as far as a program can tell. */
    private static void isAccessible(Tab tab) {
        var found = new AxeBuilder(tab.page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze();
        assertThat(found.getViolations())
                .extracting(violation -> violation.getId() + ": "
                        + violation.getNodes().getFirst().getHtml())
                .isEmpty();
    }
}
