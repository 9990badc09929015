package dev.perimeter.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import dev.perimeter.Cast;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A browser of one person: cookies of its own, and an ear for everything that goes wrong in the page. */
public final class Tab implements AutoCloseable {

    /** A refusal that the test provokes; a search that the next one overtakes. */
    /** Names of rows that other parts of the row leave a few letters of width. */
    private static final String SQUEEZED = """
            [...document.querySelectorAll('.row-line .name')].filter(name => name.checkVisibility()
                && name.textContent.trim().length > 6 && name.offsetWidth < 48).map(name => name.textContent.trim())""";

    private static final List<String> NO_FAULT =
            List.of("the server responded with a status of 4", "htmx:sendAbort", "htmx:afterRequest");

    private static final int WAIT_MS = 50;
    private static final int WAITS = 400;
    private static final boolean SCREENSHOTS = Boolean.getBoolean("perimeter.test.screenshots");
    private static final boolean LONG = Boolean.getBoolean("perimeter.test.long");

    private static final int HEIGHT = 900;
    private static final int WIDE = 1440;
    private static final int PHONE = 390;

    /** Of a phone; the colours and the document are those of the desktop. */
    private static final int NARROWEST = 360;

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    /**
     * In the page itself, which has no frames. AxeBuilder would also ask for all that is well, which
     * takes as long as a page.
     */
    private static final String VIOLATIONS = """
            async rules => (await axe.run({runOnly: rules, resultTypes: ['violations'], preload: false})).violations
                .map(violation => violation.id + ': ' + violation.nodes[0].html)""";

    private static final Path SHOTS = Path.of("target/screenshots");

    /** The stream of events never answers: what a page learns from it depends on the time that it takes. */
    private static final String WITHOUT_STREAM = """
            const fetched = window.fetch;
            window.fetch = (asked, ...more) => asked === '/events' ? new Promise(() => {}) : fetched(asked, ...more);
            """;

    private final BrowserContext context;
    private final String base;
    private final boolean isDark;
    public final Page page;
    private final List<String> faults = new ArrayList<>();

    public Tab(int port, Browser.NewContextOptions options) {
        this(port, options, "en");
    }

    /** In the language that the reader's browser asks for. */
    public Tab(int port, Browser.NewContextOptions options, String language) {
        this(port, options, language, false);
    }

    private Tab(int port, Browser.NewContextOptions options, String language, boolean isLive) {
        this.base = "http://localhost:" + port;
        this.isDark = options.colorScheme != null
                && options.colorScheme.filter(ColorScheme.DARK::equals).isPresent();
        this.context = Chromium.browser().newContext(options.setLocale(language));
        if (!isLive) {
            context.addInitScript(WITHOUT_STREAM);
        }
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && NO_FAULT.stream().noneMatch(message.text()::contains)) {
                faults.add(message.text());
            }
        });
        page.setDefaultTimeout(20_000);
        page.onPageError(faults::add);
    }

    /** Of that width in pixels; the dark side is looked at on the phone of 390. */
    public static Tab of(int port, int width) {
        return of(port, width, width == PHONE ? "dark" : "light");
    }

    /** @param scheme light or dark */
    public static Tab of(int port, int width, String scheme) {
        return new Tab(port, options(width, scheme));
    }

    /** Wide, and shows what others do meanwhile. */
    static Tab live(int port) {
        return new Tab(port, options(WIDE, "light"), "en", true);
    }

    private static Browser.NewContextOptions options(int width, String scheme) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setTimezoneId("Europe/Berlin")
                .setColorScheme(ColorScheme.valueOf(scheme.toUpperCase(Locale.ROOT)));
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

    /** The button of that name, where there is one; else the one whose name has it in it. */
    public Tab press(String button) {
        var named = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button));
        named.first().waitFor();
        var exact = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true));
        (exact.count() == 0 ? named : exact).click();
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

    /**
     * Takes a screenshot for people to look at, below target/screenshots, with
     * {@code -Dperimeter.test.screenshots=true}.
     */
    public Tab shoot(String name) {
        if (!SCREENSHOTS) {
            return this;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
        return this;
    }

    /**
     * Nothing reaches beyond the right edge, and no script failed. A tab as wide as a phone is looked
     * at as narrow as the narrowest phone, too.
     */
    public Tab isTidy() {
        fits();
        if (width() == PHONE) {
            var height = page.viewportSize().height;
            page.setViewportSize(NARROWEST, height);
            fits();
            page.setViewportSize(PHONE, height);
        }
        assertThat(faults).isEmpty();
        return this;
    }

    private void fits() {
        // A page that was followed to may have begun and hold no document yet.
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no sideways scrolling at %s, %d pixels wide", path(), width())
                .isEqualTo(true);
        assertThat((List<?>) page.evaluate(SQUEEZED))
                .as("names with room for a word at %s, %d pixels wide", path(), width())
                .isEmpty();
    }

    private int width() {
        return page.viewportSize().width;
    }

    /**
     * WCAG 2.2 AA, as far as a program can tell: once in each colour scheme, in the long form at each
     * width. On a dark desktop, nothing but colours differs from a light one.
     */
    public Tab isAccessible() {
        if (width() == NARROWEST && !LONG) {
            return this;
        }
        if (page.evaluate("'axe' in window").equals(false)) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        var rules = isDark && width() == WIDE && !LONG ? OF_COLOURS : WCAG;
        assertThat((List<?>) page.evaluate(VIOLATIONS, rules)).as(path()).isEmpty();
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
