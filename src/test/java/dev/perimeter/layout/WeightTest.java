package dev.perimeter.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a first visit brings over the wire, in bytes as they travel; and that a second brings little. */
@PerimeterTest
class WeightTest {

    private static final long FIRST_BYTES_MAX = 300_000;
    private static final long SECOND_BYTES_MAX = 25_000;
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/(?:app|webjars)/[^\"]+)\"");

    private static final int SILENCE_MS = 500;

    @LocalServerPort
    int port;

    @Autowired
    Http http;

    @ParameterizedTest
    @CsvSource({"/sign-in", "/", "/pieces/board", "/orders", "/orders/new", "/printers", "/catalog/filaments"})
    void aFirstVisitIsLight(String path) {
        // What passes the service worker would not be counted here.
        var options = new Browser.NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK);
        try (var tab = new Tab(port, options)) {
            if (!path.equals("/sign-in")) {
                tab.as(Cast.ada());
            }
            var session = tab.page.context().newCDPSession(tab.page);
            var first = bytes(tab, session, path);
            var second = bytes(tab, session, path);
            System.out.printf("%-20s first visit %,9d bytes, second %,7d%n", path, first, second);
            assertThat(first).isBetween(10_000L, FIRST_BYTES_MAX);
            assertThat(second).isLessThan(SECOND_BYTES_MAX);
        }
    }

    /** So that an upgrade is seen at once, and nothing else is asked for again. */
    @Test
    void filesAreNamedByWhatTheyHold() {
        var page = http.browse(Cast.ada(), "GET", "/orders").text();
        var files = FILE.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(files).hasSizeGreaterThan(4);
        for (var file : files) {
            var answer = http.browse(null, "GET", file);
            assertThat(answer.is(200).header("Cache-Control"))
                    .as(file)
                    .isEqualTo("public, max-age=31536000, immutable");
        }
        var old = files.stream()
                .filter(file -> file.startsWith("/app/perimeter-"))
                .findFirst()
                .orElseThrow();
        var gone = http.browse(null, "GET", old.replaceFirst("-[0-9a-f]{4}", "-0000"));
        assertThat(gone.is(404).header("Cache-Control")).isEqualTo("no-store");
    }

    /** Under its plain name a file is asked for each time; its time says nothing, for all builds have the same. */
    @Test
    void underAPlainNameAFileIsToldByItsContent() {
        for (var file : new String[] {"/app/perimeter.css", "/webjars/sortablejs/modular/sortable.esm.js", "/docs/"}) {
            var answer = http.browse(null, "GET", file);
            assertThat(answer.is(200).header("Cache-Control")).as(file).isEqualTo("no-cache");
            assertThat(answer.header("Last-Modified")).as(file).isNull();
            var tag = answer.header("ETag");
            var again = http.send(null, "GET", "/" + file, null, "If-None-Match", tag);
            assertThat(again.status()).as(file).isEqualTo(304);
        }
    }

    private static long bytes(Tab tab, CDPSession session, String path) {
        var sum = new AtomicLong();
        Consumer<JsonObject> add =
                event -> sum.addAndGet(event.get("encodedDataLength").getAsLong());
        session.send("Network.enable");
        session.on("Network.loadingFinished", add);
        tab.open(path);
        tab.page.waitForLoadState(LoadState.LOAD);
        // The network is never idle: a stream stays open.
        for (var before = -1L; before != sum.get(); ) {
            before = sum.get();
            tab.page.waitForTimeout(SILENCE_MS);
        }
        session.off("Network.loadingFinished", add);
        return sum.get();
    }
}
