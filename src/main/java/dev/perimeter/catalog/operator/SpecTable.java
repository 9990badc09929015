package dev.perimeter.catalog.operator;

/** The statements for each of the two kinds of entries. */
enum SpecTable {
    FILAMENT(
            "filament",
            """
            select id, manufacturer || ' ' || name as name, hidden_at is not null as hidden, duplicate_of, contributed_by_company,
                   exists (select from catalog_source_id k where k.kind = 'filament' and k.spec_id = filament_spec.id) as imported
              from filament_spec
             where id = :id
               for update
            """,
            """
            with recursive merged (id) as (
              select cast(:id as uuid)
              union
              select s.id from merged m join filament_spec s on s.duplicate_of = m.id)
            update filament_spec set hidden_at = now() where id in (select m.id from merged m) and hidden_at is null
            """,
            "update filament_spec set hidden_at = null where id = :id",
            """
            with recursive merged (id) as (
              select s.id from filament_spec s where s.duplicate_of = :id
              union
              select s.id from merged m join filament_spec s on s.duplicate_of = m.id)
            update filament_spec f
               set hidden_at = null
             where f.id in (select m.id from merged m)
               and not exists (select
                                 from filament_spec seen
                                where seen.hidden_at is null
                                  and seen.manufacturer_key = f.manufacturer_key
                                  and seen.product_key = f.product_key
                                  and seen.material_key = f.material_key
                                  and seen.color_key = f.color_key
                                  and seen.diameter_mm = f.diameter_mm
                                  and seen.net_weight_g = f.net_weight_g
                                  and seen.is_refill is not distinct from f.is_refill
                                  and seen.spool_type is not distinct from f.spool_type)
            """,
            "update filament_spec set duplicate_of = :into where id = :id",
            "delete from filament_spec where id = :id"),
    PRINTER(
            "printer",
            """
            select id, manufacturer || ' ' || model as name, hidden_at is not null as hidden, duplicate_of, contributed_by_company,
                   exists (select from catalog_source_id k where k.kind = 'printer' and k.spec_id = printer_spec.id) as imported
              from printer_spec
             where id = :id
               for update
            """,
            """
            with recursive merged (id) as (
              select cast(:id as uuid)
              union
              select s.id from merged m join printer_spec s on s.duplicate_of = m.id)
            update printer_spec set hidden_at = now() where id in (select m.id from merged m) and hidden_at is null
            """,
            "update printer_spec set hidden_at = null where id = :id",
            """
            with recursive merged (id) as (
              select s.id from printer_spec s where s.duplicate_of = :id
              union
              select s.id from merged m join printer_spec s on s.duplicate_of = m.id)
            update printer_spec p
               set hidden_at = null
             where p.id in (select m.id from merged m)
               and not exists (select
                                 from printer_spec seen
                                where seen.hidden_at is null
                                  and seen.manufacturer_key = p.manufacturer_key
                                  and seen.model_key = p.model_key)
            """,
            "update printer_spec set duplicate_of = :into where id = :id",
            "delete from printer_spec where id = :id");

    private final String kind;
    final String find;
    final String hide;
    final String show;
    /** What was merged into an entry is shown with it, unless an equal one has come meanwhile. */
    final String showMerged;

    final String merge;
    final String remove;

    SpecTable(String kind, String find, String hide, String show, String showMerged, String merge, String remove) {
        this.kind = kind;
        this.find = find;
        this.hide = hide;
        this.show = show;
        this.showMerged = showMerged;
        this.merge = merge;
        this.remove = remove;
    }

    /** As the database calls it. */
    String kind() {
        return kind;
    }
}
