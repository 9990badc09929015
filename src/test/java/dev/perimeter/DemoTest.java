package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** With {@code --perimeter.demo}, an empty installation has two companies with a month of work. Made once, looked at by each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {

    private static final String JONAS = "jonas@hafenwerk.example";
    private static final String DANA = "dana@cedarlayer.example";
    private static final String NOOR = "noor@dewit-design.example";

    @TempDir
    static Path data;

    private DemoMonth demo;

    @BeforeAll
    void make() throws IOException {
        demo = DemoMonth.made(data);
    }

    @AfterAll
    void stop() {
        demo.close();
    }

    /** Spec 1.2. */
    @Test
    void theCompaniesDoNotExistForEachOther() {
        var jonas = demo.signedIn(JONAS);
        var dana = demo.signedIn(DANA);
        for (var path : List.of("/customers", "/orders", "/pieces", "/assets/printers", "/assets/spools")) {
            var id = demo.all(jonas, path).getFirst().path("id").asString();
            assertThat(demo.get(jonas, path + "/" + id).status()).isEqualTo(200);
            demo.get(dana, path + "/" + id).refuses(404, "not-found");
        }
    }

    @Test
    void everyStateOccursInBothAndTheOverviewCountsWhatIsThere() {
        for (var owner : List.of(JONAS, DANA)) {
            var token = demo.signedIn(owner);
            var overview = demo.show(token, "/overview");
            var orders = demo.all(token, "/orders");
            var pieces = demo.all(token, "/pieces");
            assertThat(counts(overview.path("orders")))
                    .as(owner)
                    .isEqualTo(byStatus(orders))
                    .hasSize(8);
            assertThat(counts(overview.path("pieces")))
                    .as(owner)
                    .isEqualTo(byStatus(pieces))
                    .hasSize(12);
            assertThat(counts(overview.path("printers")))
                    .as(owner)
                    .isEqualTo(byStatus(demo.all(token, "/assets/printers")))
                    .containsKeys("ready", "printing", "needs_clearing", "maintenance", "offline");
            var spools = byStatus(demo.all(token, "/assets/spools"));
            var counted = counts(overview.path("spools"));
            assertThat(counted.remove("low")).as(owner).isPositive();
            assertThat(counted)
                    .as(owner)
                    .isEqualTo(spools)
                    .containsKeys("sealed", "in_use", "empty", "drying", "archived");
        }
        var jonas = demo.signedIn(JONAS);
        assertThat(demo.all(jonas, "/orders")).hasSize(60);
        assertThat(demo.all(demo.signedIn(DANA), "/orders")).hasSize(25);
        assertThat(demo.all(jonas, "/customers")).hasSizeBetween(20, 30);
        assertThat(demo.all(jonas, "/assets/printers")).hasSizeBetween(8, 12);
        assertThat(demo.all(jonas, "/assets/spools")).hasSizeBetween(25, 40);
    }

    private static Map<String, Integer> counts(JsonNode part) {
        var counts = new HashMap<String, Integer>();
        part.forEachEntry((state, count) -> {
            if (count.asInt() > 0) {
                counts.put(state, count.asInt());
            }
        });
        return counts;
    }

    private static Map<String, Integer> byStatus(List<JsonNode> records) {
        var counts = new HashMap<String, Integer>();
        records.forEach(one -> counts.merge(one.path("status").asString(), 1, Integer::sum));
        return counts;
    }

    /** Spec 6.2: who may what is printed, and is so. */
    @Test
    void everybodyOfTheListSignsInAndMayWhatItSays() {
        assertThat(demo.signIns()).hasSize(8);
        for (var person : demo.signIns()) {
            var token = demo.signedIn(person.email());
            var profile = demo.show(token, "/auth/profile");
            assertThat(profile.path("account").path("displayName").asString()).isEqualTo(person.name());
            if (!person.email().equals(NOOR)) {
                mayWhatIsSaid(person, token, profile);
            }
        }
        var companies = demo.show(demo.signedIn(NOOR), "/auth/profile").path("companies");
        assertThat(companies)
                .extracting(company -> company.path("name").asString())
                .containsExactlyInAnyOrder("Hafenwerk 3D", "Cedar & Layer");
    }

    private void mayWhatIsSaid(DemoMonth.SignIn person, String token, JsonNode profile) {
        var flags = profile.path("membership").path("permissions");
        assertThat(profile.path("membership").path("role").asString())
                .isEqualTo(person.flags() == null ? "owner" : "staff");
        flags.forEachEntry((flag, held) -> assertThat(held.asBoolean())
                .as(person + " " + flag)
                .isEqualTo(person.flags() == null || person.flags().contains(flag)));
        Map.of("ordersView", "/orders", "customersView", "/customers", "assetsView", "/assets/spools")
                .forEach((flag, path) -> assertThat(demo.get(token, path).status())
                        .as(person + " " + path)
                        .isEqualTo(flags.path(flag).asBoolean() ? 200 : 403));
    }

    /** Spec 3.5, as a real start of the product hashes. */
    @Test
    void passwordsAreKeptAsArgon2idWithTheParametersOfOwasp() {
        assertThat(demo.db()
                        .sql("select password_hash from gate.login")
                        .query(String.class)
                        .list())
                .hasSize(7)
                .doesNotHaveDuplicates()
                .allMatch(hash -> hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    void aMonthHasPassed() {
        new DemoTimes(demo.db()).areSpreadOverAMonthThatHasPassed();
        new DemoTimes(demo.db()).followEachOther();
        var open = demo.all(demo.signedIn(JONAS), "/invites");
        assertThat(open).as("open invites").hasSize(1);
    }

    @Test
    void whatIsLeftOnASpoolFollowsFromItsHistory() {
        assertThat(demo.db().sql("""
                        select count(*)
                          from spool s
                         where s.remaining_g <> s.net_weight_g + (select coalesce(sum(e.delta_g), 0)
                                                                    from spool_event e
                                                                   where e.company_id = s.company_id and e.spool_id = s.id)
                        """).query(Integer.class).single()).isZero();
        // Also in the order of the times that were told.
        assertThat(demo.db().sql("""
                        select count(*)
                          from (select e.remaining_g, s.net_weight_g + sum(e.delta_g) over (partition by e.company_id, e.spool_id
                                                                                          order by e.at, e.id) as summed
                                  from spool_event e
                                  join spool s on s.company_id = e.company_id and s.id = e.spool_id) told
                         where remaining_g <> summed
                        """).query(Integer.class).single()).isZero();
        assertThat(demo.db()
                        .sql("select distinct kind from spool_event")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("consumed", "weighed", "adjusted");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void anotherStartWithTheFlagIsRefusedAndChangesNothing() throws IOException {
        var jonas = demo.signedIn(JONAS);
        var before = demo.all(jonas, "/audit");
        demo.close();
        assertThatThrownBy(() -> Product.start(data, "--perimeter.demo=true"))
                .hasMessageContaining("status 1")
                .hasMessageContaining("this one has 7 sign-ins and 2 companies, and was left as it is")
                .hasMessageNotContaining("\tat ")
                .hasMessageNotContaining("Perimeter is at");
        demo = demo.again(data);
        assertThat(demo.all(demo.signedIn(JONAS), "/audit")).isEqualTo(before);
        assertThat(demo.show(demo.signedIn(DANA), "/overview")
                        .path("orders")
                        .path("completed")
                        .asInt())
                .isPositive();
    }
}
