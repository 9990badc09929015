package dev.perimeter.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A browser of one person: cookies of its own, and an ear for everything that goes wrong in the page. */
final class Tab implements AutoCloseable {

    private static final Path SHOTS = Path.of("target/screenshots");

    private final BrowserContext context;
    private final String base;
    final Page page;
    private final List<String> faults = new ArrayList<>();

    Tab(int port, Browser.NewContextOptions options) {
        this.base = "http://localhost:" + port;
        this.context = Chromium.browser().newContext(options.setLocale("en"));
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of 4")) {
                faults.add(message.text());
            }
        });
        page.onPageError(faults::add);
    }

    Tab open(String path) {
        page.navigate(base + path);
        return this;
    }

    Tab fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    Tab press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
        return this;
    }

    Tab follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
        return this;
    }

    Tab shows(String text) {
        assertThat(page.locator("body").innerText()).contains(text);
        return this;
    }

    String path() {
        return page.url().substring(base.length());
    }

    /** Kept as build output, for people to look at. */
    Tab shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
        return this;
    }

    /** Nothing reaches beyond the right edge, and no script failed. */
    Tab isTidy() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling")
                .isEqualTo(true);
        assertThat(faults).isEmpty();
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
