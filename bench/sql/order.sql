-- What POST /api/v1/orders sends for an order of three lines, in its order; RoundTripsTest compares it with what goes over the wire.

-- gate/TransactionOpening.java
begin;
reset all;
select gate.enter(:token, :permission);

-- orders/OrderReferences.java
with counted as (
  select gate.next_number(:company, 'sales_order', 1) as last_number
   where cast(:null_number as int) is null
)
select coalesce(:null_number, (select last_number from counted)) as number, r.customer_number, r.filament_ids as filaments,
       c.name as customer_name, now() as now,
       coalesce(:null_currency, (select currency from company where id = :company)) as currency
  from gate.order_references(:company, :customer, :filaments) r
  left join customer c on :sees_customers and c.company_id = :company and c.id = :customer;

-- orders/OrderWrites.java
insert into sales_order (company_id, id, number, customer_id, customer_number, source, source_key, source_reference,
                         source_reference_key, priority, due_on, currency, billing_address, shipping_address, notes, total,
                         search_text)
values (:company, :id, :number, :customer, :customer_number, :source, :source, :null_reference, :null_reference, :priority, :null_due_on,
        :currency, :null_address, :null_address, :null_notes, :total, :search_text);
insert into order_line (company_id, id, order_id, position, kind, description, quantity, unit_price, filament_id, part_file)
select :company, id, :id, position, kind, description, quantity, unit_price, filament_id, part_file
  from jsonb_to_recordset(cast(:lines as jsonb)) as l (id uuid, position integer, kind text, description text, quantity integer,
       unit_price numeric, filament_id uuid, part_file text);
select gate.file(:company, 'sales_order', :id, :search_text);
select gate.count_states(:company, 'sales_order', '{"draft": 1}');

-- audit/Audit.java
insert into audit_entry (company_id, id, account_id, action, record_type, record_id, changes)
values (:company, :entry, :account, :action, :record_type, :id, cast(:changes as jsonb));

-- gate/RequestTransaction.java
commit;
close all;
unlisten *;
reset all;
