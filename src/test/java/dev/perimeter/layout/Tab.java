package dev.perimeter.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import dev.perimeter.Cast;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A browser of one person: cookies of its own, and an ear for everything that goes wrong in the page. */
public final class Tab implements AutoCloseable {

    private static final int WAIT_MS = 50;
    private static final int WAITS = 200;
    private static final Path SHOTS = Path.of("target/screenshots");

    private final BrowserContext context;
    private final String base;
    public final Page page;
    private final List<String> faults = new ArrayList<>();

    public Tab(int port, Browser.NewContextOptions options) {
        this(port, options, "en");
    }

    /** In the language that the reader's browser asks for. */
    public Tab(int port, Browser.NewContextOptions options, String language) {
        this.base = "http://localhost:" + port;
        this.context = Chromium.browser().newContext(options.setLocale(language));
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of 4")) {
                faults.add(message.text());
            }
        });
        page.setDefaultTimeout(20_000);
        page.onPageError(faults::add);
    }

    /** Of that width in pixels; the dark side is looked at on the phone of 390. */
    public static Tab of(int port, int width) {
        return of(port, width, width == 390 ? "dark" : "light");
    }

    /** @param scheme light or dark */
    public static Tab of(int port, int width, String scheme) {
        return new Tab(
                port,
                new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setTimezoneId("Europe/Berlin")
                        .setColorScheme(ColorScheme.valueOf(scheme.toUpperCase(Locale.ROOT))));
    }

    public Tab open(String path) {
        page.navigate(base + path);
        return this;
    }

    /** Signed in as one of the cast. */
    public Tab as(Cast.Actor actor) {
        return as(actor.token().text());
    }

    public Tab as(String token) {
        context.addCookies(List.of(new Cookie("perimeter", token).setUrl(base)));
        return this;
    }

    /** On a phone, the menu opens at a tap. */
    public Tab menu() {
        var button = page.locator(".menu-button");
        if (button.isVisible()) {
            button.click();
        }
        return this;
    }

    public Tab fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    public Tab press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
        return this;
    }

    public Tab follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
        return this;
    }

    /** By and by: a click is done before the page that it leads to is there. */
    public Tab shows(String text) {
        for (var wait = 0; wait < WAITS && !page.locator("body").innerText().contains(text); wait++) {
            page.waitForTimeout(WAIT_MS);
        }
        assertThat(page.locator("body").innerText()).contains(text);
        return this;
    }

    public String path() {
        return page.url().substring(base.length());
    }

    /** Kept as build output, for people to look at. */
    public Tab shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
        return this;
    }

    /** Nothing reaches beyond the right edge, and no script failed. */
    public Tab isTidy() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling")
                .isEqualTo(true);
        assertThat(faults).isEmpty();
        return this;
    }

    /** WCAG 2.2 AA, as far as a program can tell. */
    public Tab isAccessible() {
        var found = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze();
        assertThat(found.getViolations())
                .extracting(violation -> violation.getId() + ": "
                        + violation.getNodes().getFirst().getHtml())
                .isEmpty();
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
