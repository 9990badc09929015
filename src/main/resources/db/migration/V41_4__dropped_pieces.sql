-- Pieces of cancelled orders are in no list and no count, unless they are being printed: then they count as printing until that has ended (spec
-- 12.4). Until now those were not counted, and no printer waited for them.
set role perimeter_owner;
alter table piece no force row level security;
alter table sales_order no force row level security;
alter table state_count no force row level security;

update piece p
   set dropped = true
  from sales_order o
 where o.company_id = p.company_id
   and o.id = p.order_id
   and o.status = 'cancelled'
   and p.status <> 'printing';

insert into state_count as s (company_id, kind, state, amount)
select p.company_id, 'piece', 'printing', count(*)
  from piece p
  join sales_order o on o.company_id = p.company_id and o.id = p.order_id and o.status = 'cancelled'
 where p.status = 'printing'
 group by p.company_id
    on conflict (company_id, kind, state) do update set amount = s.amount + excluded.amount;

alter table piece force row level security;
alter table sales_order force row level security;
alter table state_count force row level security;
reset role;
