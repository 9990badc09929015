package dev.perimeter.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A page on paper: what it says, black on white, without menu and buttons. */
@PerimeterTest
class PaperTest {

    @Autowired
    Http http;

    @LocalServerPort
    int port;

    @Test
    void showsWhatIsSaidAndNothingToPress() {
        var ada = Cast.ada();
        var farm = new Farm(http, ada);
        var customer = farm.customer("Grace");
        var order = farm.order(customer, 2);
        var spool = farm.spool();
        try (var tab = Tab.of(port, 794).as(ada)) {
            for (var path : List.of("/orders/" + order, "/customers/" + customer, "/spools/" + spool)) {
                tab.open(path);
                tab.page.emulateMedia(
                        new EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
                assertThat(tab.page.isVisible("h1")).isTrue();
                assertThat(tab.page
                                .locator("header.bar:visible, button:visible, .btn:visible")
                                .count())
                        .as(path)
                        .isZero();
                assertThat(tab.page.evaluate("getComputedStyle(document.querySelector('h1')).color"))
                        .isEqualTo("rgb(0, 0, 0)");
                assertThat(tab.page.evaluate("getComputedStyle(document.body).backgroundColor"))
                        .isEqualTo("rgb(255, 255, 255)");
                tab.page.emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
            }
        }
    }
}
