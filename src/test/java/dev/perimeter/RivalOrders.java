package dev.perimeter;

import dev.perimeter.database.Ids;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one of two rivals was ordered: all texts carry its mark. */
final class RivalOrders {

    private static final int EACH = 10;

    private final JdbcClient db;
    private final Cast.Actor owner;
    private final String mark;
    private final UUID customer;
    private final RivalAssets assets;

    final UUID order;
    final UUID line;
    final UUID piece;

    RivalOrders(JdbcClient db, Cast.Actor owner, String mark, UUID customer, RivalAssets assets) {
        this.db = db;
        this.owner = owner;
        this.mark = mark;
        this.customer = customer;
        this.assets = assets;
        for (var number = 2; number <= EACH; number++) {
            var another = order(number);
            piece(another, line(another), number);
        }
        order = order(1);
        line = line(order);
        piece = piece(order, line, 1);
        run("""
                insert into state_count (company_id, kind, state, amount)
                select :company, kind, state, 10 from (values ('sales_order', 'draft'), ('piece', 'printing')) counted (kind, state)
                """, Map.of());
    }

    private UUID order(int number) {
        var id = Ids.next();
        run("""
                insert into sales_order (company_id, id, number, customer_id, customer_number, source, source_key, source_reference,
                                         source_reference_key, currency, billing_address, shipping_address, notes, total, search_text)
                values (:company, :id, :number, :customer, 1, :mark, :mark, :mark || :number, :mark || :number, 'EUR', :mark, :mark, :mark, 7, :mark)
                """, Map.of("id", id, "number", number, "customer", customer));
        run("""
                insert into order_move (company_id, id, order_id, from_status, to_status, reason, account_id, account_name)
                values (:company, :move, :id, 'draft', 'confirmed', :mark, :account, :mark)
                """, Map.of("move", Ids.next(), "id", id));
        return id;
    }

    private UUID line(UUID order) {
        var id = Ids.next();
        run("""
                insert into order_line (company_id, id, order_id, position, description, quantity, unit_price, part_file)
                values (:company, :id, :order, 1, :mark, 1, 7, :mark)
                """, Map.of("id", id, "order", order));
        return id;
    }

    private UUID piece(UUID order, UUID line, int number) {
        var id = Ids.next();
        run("""
                insert into piece (company_id, id, number, order_id, line_id, copy, status, printer_id, notes)
                values (:company, :id, :number, :order, :line, 1, 'printing', :printer, :mark)
                """, Map.of("id", id, "number", number, "order", order, "line", line, "printer", assets.printer));
        run("""
                insert into piece_move (company_id, id, piece_id, from_status, to_status, reason, account_id, account_name)
                values (:company, :move, :id, 'queued', 'printing', :mark, :account, :mark)
                """, Map.of("move", Ids.next(), "id", id));
        return id;
    }

    private void run(String sql, Map<String, Object> parameters) {
        db.sql(sql)
                .param("company", owner.company())
                .param("account", owner.account())
                .param("mark", mark)
                .params(parameters)
                .update();
    }
}
