-- A cancelled order frees its outside reference (spec 12.7): the shop system may send the order again.
set role perimeter_owner;
alter table sales_order drop constraint order_source_reference_taken;
create unique index order_source_reference_taken on sales_order (company_id, source_key, source_reference_key) where status <> 'cancelled';
reset role;
