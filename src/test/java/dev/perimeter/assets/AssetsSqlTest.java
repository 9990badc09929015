package dev.perimeter.assets;

import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import dev.perimeter.database.ScratchDatabase;
import dev.perimeter.gate.Permission;
import java.sql.SQLException;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Spec 6.4: the flags hold in the database too. Either of two opens these tables to the gate; each function takes its own alone. */
@PerimeterTest
class AssetsSqlTest {

    @Autowired
    Http http;

    private Actor ada;
    private String printer;
    private String spool;

    @BeforeEach
    void open() {
        var stock = new Stock(http);
        ada = Cast.ada();
        printer = stock.addPrinter(ada, "Gutenberg");
        spool = stock.addSpool(ada, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select name from gate.printer_to_change(':company', ':printer')",
                "select gate.change_printer(':company', ':printer', 'x', 'x', ':model', null, 'retired', null, null, null, null, null, null, 'x')",
                "select gate.remove_printer(':company', ':printer')",
                "select lot from gate.spool_to_change(':company', ':spool')",
                "select gate.change_spool(':company', ':spool', ':filament', null, null, null, null, null, null, 'archived', null, null, '')",
                "select gate.remove_spool(':company', ':spool')",
                "select gate.add_spool_event(':company', ':spool', gen_random_uuid(), 'consumed', 1, -1, null)"
            })
    void whatChangesAssetsTakesTheRightToActOnThem(String sql) throws SQLException {
        leavesEverything(allBut(ASSETS_ACT), sql);
        changesSomething(Cast.staffOf(ada, ASSETS_ACT), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select name from gate.printer_to_print_on(':company', ':printer')",
                "select gate.set_printer_status(':company', ':printer', 'printing', 'ready')",
                "select remaining_g from gate.spool_to_consume(':company', ':spool')",
                "select gate.consume(':company', ':spool', gen_random_uuid(), ':piece', 1)",
                "select gate.adjust_for_piece(':company', ':spool', gen_random_uuid(), ':piece', -1, 'x')"
            })
    void whatPrintingDoesTakesTheRightToActOnOrders(String sql) throws SQLException {
        leavesEverything(allBut(ORDERS_ACT), sql);
        changesSomething(Cast.staffOf(ada, ORDERS_ACT), sql);
    }

    /** Printing makes a printer print or wait to be cleared, and nothing else, and it knows what it was before. */
    @Test
    void printingPutsAPrinterInNoOtherState() throws SQLException {
        var sam = Cast.staffOf(ada, ORDERS_ACT);
        leavesEverything(sam, "select gate.set_printer_status(':company', ':printer', 'retired', null)");
        leavesEverything(sam, "select gate.set_printer_status(':company', ':printer', 'ready', null)");
        leavesEverything(sam, "select gate.set_printer_status(':company', ':printer', 'printing', null)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select id from printer", "select id from spool", "select s.id from spool s, spool_event e"})
    void rowsAreSeenByWhoMayView(String sql) throws SQLException {
        new Stock(http).event(ada, spool, "consumed", "1").is(201);
        assertThat(rows(allBut(ASSETS_VIEW), sql)).isZero();
        assertThat(rows(Cast.staffOf(ada, ASSETS_VIEW), sql)).isOne();
    }

    private void leavesEverything(Actor me, String sql) throws SQLException {
        var before = state();
        assertThat(rows(me, sql)).as(sql).isLessThanOrEqualTo(sql.contains(" from ") ? 0 : 1);
        assertThat(state()).as(sql).isEqualTo(before);
    }

    private void changesSomething(Actor me, String sql) throws SQLException {
        var before = state();
        assertThat(rows(me, sql)).as(sql).isOne();
        if (!sql.contains(" from ")) {
            assertThat(state()).as(sql).isNotEqualTo(before);
        }
    }

    private int rows(Actor me, String sql) throws SQLException {
        try (var connection = TestDatabase.connect("perimeter_app", ScratchDatabase.password("perimeter_app"));
                var statement = connection.createStatement()) {
            statement.execute("begin");
            statement.execute("select gate.enter('" + me.token().text() + "'::bytea, null)");
            var count = 0;
            try (var found = statement.executeQuery(named(sql))) {
                while (found.next()) {
                    count++;
                }
            }
            statement.execute("commit");
            return count;
        }
    }

    private String named(String sql) {
        var model = TestDatabase.administrator()
                .sql("select id from printer_spec limit 1")
                .query(String.class)
                .single();
        var filament = TestDatabase.administrator()
                .sql("select id from filament_spec limit 1")
                .query(String.class)
                .single();
        return sql.replace(":company", ada.company().toString())
                .replace(":printer", Stock.id(printer))
                .replace(":spool", Stock.id(spool))
                .replace(":piece", piece())
                .replace(":model", model)
                .replace(":filament", filament);
    }

    private String piece() {
        var farm = new Farm(http, ada);
        return farm.pieces(farm.confirmed(1)).getFirst();
    }

    private String state() {
        return TestDatabase.administrator()
                .sql("""
                        select coalesce((select p::text from printer p where p.company_id = :company), '')
                            || coalesce((select s::text from spool s where s.company_id = :company), '')
                            || (select count(*) from spool_event e where e.company_id = :company)
                        """)
                .param("company", ada.company())
                .query(String.class)
                .single();
    }

    private Actor allBut(Permission flag) {
        return Cast.staffOf(ada, EnumSet.complementOf(EnumSet.of(flag)).toArray(Permission[]::new));
    }
}
