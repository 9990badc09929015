-- Lists of names are in the order of the reader's language, and numbers in names count as numbers (spec 11.4): Printer 2 before Printer 10. The
-- order that most languages share has indexes; for another, a company's rows are sorted (docs/decisions/0020-order-of-lists.md).
-- dev.perimeter.web.lists.NameOrder has the same list. The callback afterMigrate__collation_versions.sql keeps the indexes right.
set role perimeter_owner;
do $$
declare
    language text;
begin
    foreach language in array array['root', 'bg', 'cs', 'da', 'el', 'es', 'et', 'fi', 'hr', 'hu', 'is', 'ja', 'ko', 'lt', 'lv', 'nb', 'pl', 'ro', 'ru',
                                    'sk', 'sl', 'sv', 'tr', 'uk', 'zh'] loop
        execute format('create collation list_%s (provider = icu, locale = %L)', language,
                       case language when 'root' then 'und' else language end || '-u-kn-true');
    end loop;
end
$$;

drop index customer_by_name, customer_by_status;
create index customer_by_name on customer (company_id, name collate list_root, number) include (id);
create index customer_by_status on customer (company_id, status, name collate list_root, number) include (id);
reset role;

-- Orders by the day they are due, those without one last, and by their total. Row security lets CASE become a condition of an index, and COALESCE
-- not. The day itself is included, so that the list is read from the index alone.
set role perimeter_owner;
drop index order_by_due, order_by_status_due;
create index order_by_due on sales_order (company_id, (case when due_on is null then 'infinity' else due_on end), number) include (id, due_on);
create index order_by_status_due on sales_order (company_id, status, (case when due_on is null then 'infinity' else due_on end), number) include (id, due_on);
create index order_by_total on sales_order (company_id, total, number) include (id);
reset role;

-- The catalog, by the names of its entries.
set role perimeter_owner;
drop index filament_by_name, filament_by_manufacturer, filament_by_material, filament_by_material_family, printer_by_name;
create index filament_by_name on filament_spec (name_key collate list_root, id);
create index filament_by_manufacturer on filament_spec (manufacturer_key, name_key collate list_root, id);
create index filament_by_material on filament_spec (material_key, name_key collate list_root, id);
create index filament_by_material_family on filament_spec (material_family_key, name_key collate list_root, id);
create index printer_by_name on printer_spec (name_key collate list_root, id);
reset role;
