-- What GET /api/v1/customers?limit=20 sends, in its order; RoundTripsTest compares it with what goes over the wire.

-- gate/Gate.java
begin;
reset all;
select account_id, company_id, session_id, held from gate.enter(:token, :permission);

-- customers/CustomerSearch.java
with near as materialized (
  select id
    from customer
   where company_id = :company
     and (name_key, number) > (:after_name, :after_number)
     and (cast(:null_status as text) is null or status = :null_status)
   order by name_key, number
   limit :limit
), found as materialized (
  select id from near where :text = ''
  union all
  (select id
     from customer
    where company_id = :company
      and id = any (array(select id from near where :text <> ''))
      and (position(:text in name_key) > 0 or position(:text in email_key) > 0)
    order by name_key, number
    limit :limit)
), far as materialized (
  select unnest(gate.found(:company, 'customer', :text)) as id
   where :text <> ''
     and (select count(*) from near) = :limit
     and (select count(*) from found) < :limit
)
select id, number, name, name_key, kind, contact_name, email, phone, billing_address, shipping_address, tax_id, tags,
       notes, status, version, created_at, updated_at
  from customer
 where company_id = :company
   and id = any (array(select id from found union all select id from far))
   and (name_key || '', number) > (:after_name, :after_number)
   and (cast(:null_status as text) is null or status || '' = :null_status)
 order by name_key || '', number
 limit :limit;

-- gate/Passage.java
commit;
close all;
unlisten *;
reset all;
