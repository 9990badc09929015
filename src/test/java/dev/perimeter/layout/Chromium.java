package dev.perimeter.layout;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.perimeter.InstalledProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The browser of the tests: Chromium's headless shell, which draws the same pages with half the CPU
 * time, from Debian, installed once where there is none; else the machine's own Chromium. Playwright's
 * own download is not used. Without the arguments for the network, Chromium asks its makers' hosts at
 * every start.
 */
final class Chromium {

    private static final List<Path> SHELL = List.of(Path.of("/usr/bin/chromium-headless-shell"));

    private static final List<Path> WITH_WINDOWS = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("C:/Program Files/Google/Chrome/Application/chrome.exe"));

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Browser browser;

    private Chromium() {}

    /** One for all tests of this process. */
    static synchronized Browser browser() {
        if (browser == null) {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(ARGUMENTS));
        }
        return browser;
    }

    private static Path executable() {
        var named = System.getenv("CHROMIUM");
        if (named != null) {
            return Path.of(named);
        }
        return InstalledProgram.find(SHELL, "chromium-headless-shell")
                .or(() -> InstalledProgram.find(WITH_WINDOWS, "chromium"))
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The browser tests need Chromium: install it, or name it in the environment variable CHROMIUM"));
    }
}
