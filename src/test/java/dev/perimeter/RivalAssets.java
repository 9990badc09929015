package dev.perimeter;

import dev.perimeter.database.Ids;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one of two rivals prints with: all texts carry its mark. The catalog is everybody's, and carries none. */
final class RivalAssets {

    static final UUID MODEL = Ids.next();
    static final UUID FILAMENT = Ids.next();

    private static final int EACH = 10;

    private final JdbcClient db;
    private final Cast.Actor owner;
    private final String mark;

    final UUID printer;
    final UUID spool;
    final UUID event;

    RivalAssets(JdbcClient db, Cast.Actor owner, String mark) {
        this.db = db;
        this.owner = owner;
        this.mark = mark;
        catalog();
        for (var number = 2; number <= EACH; number++) {
            event(spool(number));
            printer(number);
        }
        printer = printer(1);
        spool = spool(1);
        event = event(spool);
    }

    private void catalog() {
        db.sql("""
                        insert into printer_spec (id, manufacturer, model, technology, nozzle_diameters_mm, connectivity, source_licenses,
                                                  data_notes, manufacturer_key, model_key, name_key, search_text, maker_alike, model_alike, source)
                        values (:id, :name, :name, 'FFF', '{}', '{}', '{}', '{}', :name, :name, :name, :name, :name, :name, 'test')
                        on conflict (id) do nothing
                        """).param("id", MODEL).param("name", "model " + MODEL).update();
        db.sql("""
                        insert into filament_spec (id, manufacturer, product, name, material, diameter_mm, density_g_cm3, net_weight_g, color_name,
                                                   color_hexes, translucent, glow, traits, gtins, article_numbers, data_notes, manufacturer_key,
                                                   product_key, name_key, material_key, color_key, search_text, maker_alike, product_alike,
                                                   color_alike, source)
                        values (:id, :name, :name, :name, 'PLA', 1.75, 1.24, 1000, 'Red', '{#FF0000}', false, false, '{}', '{}', '{}', '{}', :name,
                                :name, :name, 'pla', 'red', :name, :name, :name, 'red', 'test')
                        on conflict (id) do nothing
                        """).param("id", FILAMENT).param("name", "filament " + FILAMENT).update();
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
                .param("model", MODEL)
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
                .param("filament", FILAMENT)
                .param("mark", mark)
                .update();
        return id;
    }

    private UUID event(UUID of) {
        var id = Ids.next();
        db.sql("""
                        insert into spool_event (company_id, id, spool_id, kind, grams, delta_g, remaining_g, reason, account_id)
                        values (:company, :id, :spool, 'adjusted', -100, -100, 900, :mark, :account)
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
