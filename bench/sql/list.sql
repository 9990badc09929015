-- What GET /api/v1/customers?limit=20 sends, in its order; RoundTripsTest compares it with what goes over the wire.

-- gate/TransactionOpening.java
begin;
reset all;
select gate.enter(:token, :permission);

-- customers/CustomerSearch.java
select id, number, name, kind, contact_name, email, phone, billing_address, shipping_address, tax_id, tags,
       notes, status, version, created_at, updated_at
  from customer
 where company_id = :company
   and (name collate list_root, number) > (cast(:after_name as text), :after_number)
   and (cast(:null_status as text) is null or status = :null_status)
 order by name collate list_root, number
 limit :limit;

-- gate/RequestTransaction.java
commit;
close all;
unlisten *;
reset all;
