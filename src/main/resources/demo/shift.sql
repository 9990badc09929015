-- The rows of the demo's companies get the times that are told of them.
update public.account set created_at = pg_temp.told(created_at)
 where id in (select m.account_id from public.membership m where m.company_id in (select d.company_id from pg_temp.demo d));
update gate.login set created_at = pg_temp.told(created_at)
 where account_id in (select m.account_id from public.membership m where m.company_id in (select d.company_id from pg_temp.demo d));
update public.company set created_at = pg_temp.told(created_at), updated_at = pg_temp.told(updated_at)
 where id in (select d.company_id from pg_temp.demo d);
update public.membership set joined_at = pg_temp.told(joined_at) where company_id in (select d.company_id from pg_temp.demo d);
update public.invite
   set created_at = pg_temp.told(created_at), used_at = pg_temp.told(used_at),
       expires_at = pg_temp.told(created_at) + (expires_at - created_at)
 where company_id in (select d.company_id from pg_temp.demo d);
update public.customer set created_at = pg_temp.told(created_at), updated_at = pg_temp.told(updated_at)
 where company_id in (select d.company_id from pg_temp.demo d);
update public.printer set created_at = pg_temp.told(created_at), updated_at = pg_temp.told(updated_at)
 where company_id in (select d.company_id from pg_temp.demo d);
update public.spool set created_at = pg_temp.told(created_at), updated_at = pg_temp.told(updated_at)
 where company_id in (select d.company_id from pg_temp.demo d);
update public.spool_event set at = pg_temp.told(at) where company_id in (select d.company_id from pg_temp.demo d);
update public.sales_order set created_at = pg_temp.told(created_at), updated_at = pg_temp.told(updated_at)
 where company_id in (select d.company_id from pg_temp.demo d);
update public.order_move set at = pg_temp.told(at) where company_id in (select d.company_id from pg_temp.demo d);
update public.piece set created_at = pg_temp.told(created_at), updated_at = pg_temp.told(updated_at)
 where company_id in (select d.company_id from pg_temp.demo d);
update public.piece_move set at = pg_temp.told(at) where company_id in (select d.company_id from pg_temp.demo d);
update public.audit_entry set at = pg_temp.told(at) where company_id in (select d.company_id from pg_temp.demo d);
