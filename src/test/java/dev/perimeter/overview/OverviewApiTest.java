package dev.perimeter.overview;

import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.gate.Permission;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PerimeterTest
class OverviewApiTest {

    @Autowired
    Http http;

    /** Spec 1.5: what another company has is in no number. */
    @Test
    @Tag("stranger")
    void anotherCompanysThingsAreNotCounted() {
        var farm = new Farm(http, Cast.ada());
        farm.confirmed(3);
        farm.printer("Left");
        farm.spool();
        var overview = http.get(Cast.rita(), "/overview").is(200).json();
        for (var part : overview) {
            part.forEach(amount -> assertThat(amount.asInt()).isZero());
        }
    }

    @Test
    void everythingIsCountedByItsState() {
        var farm = new Farm(http, Cast.ada());
        farm.order(1);
        farm.confirmed(3);
        var spool = farm.spool();
        http.patch(farm.me(), "/assets/spools/" + spool, "{\"lowThresholdG\": 1000}")
                .is(200);
        farm.printer("Left");
        var overview = farm.show("/overview");
        assertThat(overview.path("orders").toString())
                .isEqualTo(
                        "{\"draft\":1,\"confirmed\":1,\"in_production\":0,\"ready\":0,\"shipped\":0,\"completed\":0,\"on_hold\":0,\"cancelled\":0}");
        assertThat(overview.path("pieces").path("planned").asInt()).isEqualTo(3);
        assertThat(overview.path("pieces").propertyNames()).hasSize(12);
        assertThat(overview.path("printers").toString())
                .isEqualTo(
                        "{\"ready\":1,\"printing\":0,\"needs_clearing\":0,\"maintenance\":0,\"offline\":0,\"retired\":0}");
        assertThat(overview.path("spools").toString())
                .isEqualTo(
                        "{\"sealed\":1,\"in_use\":0,\"empty\":0,\"drying\":0,\"damaged\":0,\"archived\":0,\"low\":1}");
    }

    /** Spec 6.4: a part that one may not view is absent. */
    @Test
    void aPartIsThereForWhoMayViewIt() {
        var ada = Cast.ada();
        assertThat(parts(Cast.staffOf(ada, ORDERS_VIEW))).containsExactly("orders", "pieces");
        assertThat(parts(Cast.staffOf(ada, ASSETS_VIEW))).containsExactly("printers", "spools");
        var others = EnumSet.complementOf(EnumSet.of(ORDERS_VIEW, ASSETS_VIEW)).toArray(Permission[]::new);
        assertThat(parts(Cast.staffOf(ada, others))).isEmpty();
    }

    private Iterable<String> parts(Cast.Actor me) {
        return http.get(me, "/overview").is(200).json().propertyNames();
    }
}
