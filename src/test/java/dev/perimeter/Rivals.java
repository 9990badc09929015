package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.database.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Two companies, A and B. Every text of theirs carries a mark, so that a single row of the wrong one can be heard in whatever the database
 * says; what an attacker from A may know of B (ids, an e-mail address, a name) does not.
 */
final class Rivals implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "customer",
            "printer",
            "spool",
            "spool_event",
            "stock_threshold",
            "filament_spec",
            "printer_spec",
            "gate.spec_use",
            "gate.catalog_act",
            "sales_order",
            "order_line",
            "order_move",
            "piece",
            "piece_move",
            "state_count",
            "company_counter",
            "idempotency_key",
            "membership",
            "company",
            "account",
            "gate.searched",
            "gate.login",
            "gate.session");

    private final SingleConnectionDataSource administrator = new SingleConnectionDataSource(
            TestDatabase.SERVER.url(), TestDatabase.SERVER.user(), TestDatabase.SERVER.password(), true);
    private final JdbcClient db = JdbcClient.create(administrator);

    final String markOfA = mark("A");
    final String markOfB = mark("B");
    final Cast.Actor a = company(markOfA);
    final Cast.Actor b = company(markOfB);
    /** A session of A's owner that has ended. */
    final Cast.Actor ended = ended(a);

    final UUID customerOfA = customer(a, "known-of-a", "known-of-a@example.org", 1);
    final UUID customerOfB = customer(b, "known-of-b", "known-of-b@example.org", 1);
    final UUID filamentOfB = filament(b);
    final UUID printerOfB = printer(b);
    final RivalAssets assetsOfA = new RivalAssets(db, a, markOfA, printerOfB, filamentOfB);
    final RivalAssets assetsOfB = new RivalAssets(db, b, markOfB, printerOfB, filamentOfB);
    final RivalOrders ordersOfA = new RivalOrders(db, a, markOfA, customerOfA, assetsOfA);
    final RivalOrders ordersOfB = new RivalOrders(db, b, markOfB, customerOfB, assetsOfB);
    private final String untouched;

    Rivals() {
        for (var number = 2; number <= 30; number++) {
            customer(a, markOfA + number, markOfA + number + "@example.org", number);
            customer(b, markOfB + number, markOfB + number + "@example.org", number);
        }
        for (var actor : List.of(a, b)) {
            var mark = actor == a ? markOfA : markOfB;
            db.sql(
                            "insert into company_counter (company_id, kind, last_number) select ?, kind, 30 from unnest(array['customer', 'printer', 'spool', 'sales_order', 'piece']) kind")
                    .params(List.of(actor.company()))
                    .update();
            db.sql("""
                            insert into idempotency_key (company_id, account_id, route, key, request_hash, status, location, etag, body)
                            values (:company, :account, 'POST ' || :mark, :mark, sha256('x'), 201, :mark, :mark, :mark)
                            """)
                    .params(Map.of("company", actor.company(), "account", actor.account(), "mark", mark))
                    .update();
        }
        db.sql("analyze").update();
        untouched = state();
    }

    private static String mark(String of) {
        return "zx" + of.toLowerCase()
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private Cast.Actor company(String mark) {
        var owner = Cast.owner(mark);
        db.sql(
                        "update company set industry = :mark, city = :mark, name = :mark || 'Prints', name_key = :mark where id = :id")
                .param("mark", mark)
                .param("id", owner.company())
                .update();
        return owner;
    }

    private Cast.Actor ended(Cast.Actor actor) {
        var elsewhere = Cast.elsewhere(actor);
        db.sql("update gate.session set expires_at = clock_timestamp() where id = ?")
                .params(List.of(elsewhere.session()))
                .update();
        return elsewhere;
    }

    private UUID customer(Cast.Actor owner, String name, String email, int number) {
        var id = Ids.next();
        db.sql("""
                        insert into customer (company_id, id, number, name, name_key, contact_name, email, email_key, phone, billing_address,
                                              shipping_address, tax_id, tags, notes)
                        values (:company, :id, :number, :name, :name, :mark, :email, :email, :mark, :mark, :mark, :mark, array[:mark], :mark)
                        """)
                .param("company", owner.company())
                .param("id", id)
                .param("number", number)
                .param("name", name)
                .param("email", email)
                .param("mark", owner == a ? markOfA : markOfB)
                .update();
        db.sql("insert into gate.searched (company_id, kind, record_id, text) values (?, 'customer', ?, ?)")
                .params(List.of(owner.company(), id, name + " " + (owner == a ? markOfA : markOfB)))
                .update();
        return id;
    }

    /** Catalog entries are there for everybody to read, so that they carry no mark. */
    private UUID filament(Cast.Actor owner) {
        var id = Ids.next();
        db.sql("""
                        insert into filament_spec (id, manufacturer, product, name, material, diameter_mm, density_g_cm3, net_weight_g, color_name,
                                                   color_hexes, translucent, glow, traits, gtins, article_numbers, data_notes, manufacturer_key,
                                                   product_key, name_key, material_key, color_key, search_text, maker_alike, product_alike,
                                                   color_alike, source, contributed_by_company, contributed_by_name)
                        values (:id, :text, 'x', 'x', 'PLA', 1.75, 1.24, 1000, 'x', array['#000000'], false, false, '{}', '{}', '{}', '{}', :text,
                                'x', 'x', 'pla', 'x', 'x', :text, 'x', 'x', 'company', :company, 'A company')
                        """)
                .params(Map.of("id", id, "text", id.toString(), "company", owner.company()))
                .update();
        return used("filament", id, owner);
    }

    private UUID printer(Cast.Actor owner) {
        var id = Ids.next();
        db.sql("""
                        insert into printer_spec (id, manufacturer, model, technology, nozzle_diameters_mm, connectivity, source_licenses,
                                                  data_notes, manufacturer_key, model_key, name_key, search_text, maker_alike, model_alike, source,
                                                  contributed_by_company, contributed_by_name)
                        values (:id, :text, 'x', 'FFF', '{}', '{}', '{}', '{}', :text, 'x', 'x', 'x', :text, 'x', 'company', :company, 'A company')
                        """)
                .params(Map.of("id", id, "text", id.toString(), "company", owner.company()))
                .update();
        return used("printer", id, owner);
    }

    private UUID used(String kind, UUID spec, Cast.Actor by) {
        db.sql("insert into gate.spec_use (kind, spec_id, company_id) values (?, ?, ?)")
                .params(List.of(kind, spec, by.company()))
                .update();
        return spec;
    }

    /** Ids and texts that the attacker knows, in place of their names. */
    String in(String sql) {
        return sql.replace("{a}", a.company().toString())
                .replace("{b}", b.company().toString())
                .replace("{a.customer}", customerOfA.toString())
                .replace("{b.customer}", customerOfB.toString())
                .replace("{a.machine}", assetsOfA.printer.toString())
                .replace("{b.machine}", assetsOfB.printer.toString())
                .replace("{a.spool}", assetsOfA.spool.toString())
                .replace("{b.spool}", assetsOfB.spool.toString())
                .replace("{b.event}", assetsOfB.event.toString())
                .replace("{b.filament}", filamentOfB.toString())
                .replace("{b.printer}", printerOfB.toString())
                .replace("{a.order}", ordersOfA.order.toString())
                .replace("{b.order}", ordersOfB.order.toString())
                .replace("{a.line}", ordersOfA.line.toString())
                .replace("{b.line}", ordersOfB.line.toString())
                .replace("{a.piece}", ordersOfA.piece.toString())
                .replace("{b.piece}", ordersOfB.piece.toString())
                .replace("{a.account}", a.account().toString())
                .replace("{b.account}", b.account().toString())
                .replace("{b.session}", b.session().toString())
                .replace("{b.login}", b.login().toString());
    }

    void assertBIsUntouched() {
        assertThat(state()).isEqualTo(untouched);
    }

    /** Every row of B, hashed. */
    private String state() {
        var mine = new String[] {"%" + b.company() + "%", "%" + b.account() + "%", "%" + b.login() + "%"};
        return db.sql(TABLES.stream()
                        .map(table -> "select t::text as line from " + table + " t where t::text like any (:mine)")
                        .collect(Collectors.joining(
                                " union all ", "select md5(string_agg(line, '|' order by line)) from (", ") t")))
                .param("mine", mine)
                .query(String.class)
                .single();
    }

    @Override
    public void close() {
        administrator.destroy();
    }
}
