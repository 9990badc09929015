package dev.perimeter;

import dev.perimeter.database.Ids;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one of two rivals prints with: all texts carry its mark. Both use entries of the catalog, which carry none. */
final class RivalAssets {

    private static final int EACH = 10;

    private final JdbcClient db;
    private final Cast.Actor owner;
    private final String mark;
    private final UUID model;
    private final UUID filament;

    final UUID printer;
    final UUID spool;
    final UUID event;

    RivalAssets(JdbcClient db, Cast.Actor owner, String mark, UUID model, UUID filament) {
        this.db = db;
        this.owner = owner;
        this.mark = mark;
        this.model = model;
        this.filament = filament;
        for (var number = 2; number <= EACH; number++) {
            event(spool(number));
            printer(number);
        }
        printer = printer(1);
        spool = spool(1);
        event = event(spool);
        db.sql(
                        "insert into stock_threshold (company_id, filament_id, low_threshold_g) values (:company, :filament, 4711)")
                .param("company", owner.company())
                .param("filament", filament)
                .update();
    }

    private UUID printer(int number) {
        var id = Ids.next();
        db.sql("""
                        insert into printer (company_id, id, number, name, name_key, model_id, serial_number, location, notes, search_text)
                        values (:company, :id, :number, :mark || :number, :mark || :number, :model, :mark, :mark, :mark, :mark)
                        """)
                .param("company", owner.company())
                .param("id", id)
                .param("number", number)
                .param("model", model)
                .param("mark", mark)
                .update();
        return id;
    }

    private UUID spool(int number) {
        var id = Ids.next();
        db.sql("""
                        insert into spool (company_id, id, number, filament_id, net_weight_g, tare_weight_g, remaining_g, supplier, lot, location,
                                           notes, search_text)
                        values (:company, :id, :number, :filament, 1000, 240, 900, :mark, :mark, :mark, :mark, :mark)
                        """)
                .param("company", owner.company())
                .param("id", id)
                .param("number", number)
                .param("filament", filament)
                .param("mark", mark)
                .update();
        return id;
    }

    private UUID event(UUID of) {
        var id = Ids.next();
        db.sql("""
                        insert into spool_event (company_id, id, spool_id, kind, grams, delta_g, remaining_g, reason, account_id, account_name)
                        values (:company, :id, :spool, 'adjusted', -100, -100, 900, :mark, :account, :mark)
                        """)
                .param("company", owner.company())
                .param("id", id)
                .param("spool", of)
                .param("mark", mark)
                .param("account", owner.account())
                .update();
        return id;
    }
}
