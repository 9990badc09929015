-- Printers, spools and their history: rows of B, reached directly and through the functions of the gate.

-- S23 printers copied out: 00000, auth 42501
copy (select name, notes from public.printer where company_id = '{b}') to stdout;
-- 48 printers of B: 00000, auth 42501
select name, serial_number, notes, 'leak' from public.printer where company_id = '{b}' or id = '{b.machine}';
-- 48 spools of B: 00000, auth 42501
select supplier, lot, notes, 'leak' from public.spool where company_id = '{b}' or id = '{b.spool}';
-- 48 what became of B's spools: 00000, auth 42501
select reason, 'leak' from public.spool_event where company_id = '{b}' or spool_id = '{b.spool}' or account_id = '{b.account}';
-- 48 who else uses a filament: 00000, auth 42501
select 'leak' from public.filament_spec f join public.spool s on s.filament_id = f.id where f.id = '{b.filament}' and s.company_id <> '{a}';
-- 48 a value of B shown by the error of a cast: 00000, auth 42501
select 1 from public.spool where company_id = '{b}' and lot::integer > 0;
-- S26 a printer put into B: 42501, auth 42501
insert into public.printer (company_id, id, number, name, name_key, model_id, search_text)
values ('{b}', gen_random_uuid(), 900, 'x', 'x', '{b.printer}', 'x');
-- S26 the key of a printer that B has, nothing done: 42501, auth 42501
insert into public.printer (company_id, id, number, name, name_key, model_id, search_text)
values ('{b}', '{b.machine}', 1, 'x', 'x', '{b.printer}', 'x') on conflict do nothing;
-- S26 the id and the number of a printer that B has, in A: 42501, session 00000, auth 42501
insert into public.printer (company_id, id, number, name, name_key, model_id, search_text)
values ('{a}', '{b.machine}', 900, 'x', 'x', '{b.printer}', 'x');
-- S26 a spool put into B: 42501, auth 42501
insert into public.spool (company_id, id, number, filament_id, net_weight_g, remaining_g, search_text)
values ('{b}', gen_random_uuid(), 900, '{b.filament}', 1000, 1000, '');
-- S26 the id of a spool that B has, in A: 42501, session 00000, auth 42501
insert into public.spool (company_id, id, number, filament_id, net_weight_g, remaining_g, search_text)
values ('{a}', '{b.spool}', 900, '{b.filament}', 1000, 1000, '');
-- 48 a spool on which there is less than its history says: 42501
insert into public.spool (company_id, id, number, filament_id, net_weight_g, remaining_g, search_text)
values ('{a}', gen_random_uuid(), 901, '{b.filament}', 1000, 5, '');
-- 48 a history made up: 42501
insert into public.spool_event (company_id, id, spool_id, kind, grams, delta_g, remaining_g, account_id)
values ('{a}', gen_random_uuid(), '{a.spool}', 'consumed', 1, -1, 899, '{a.account}');
-- 48 a history rewritten: 42501
update public.spool_event set grams = 0;
-- 48 a history forgotten: 42501
delete from public.spool_event;
-- 48 a weight changed silently: 42501
update public.spool set remaining_g = 1;
-- 48 a printer moved to B: 42501
update public.printer set company_id = '{b}';
-- 48 a printer removed: 42501
delete from public.printer where company_id = '{b}' returning name;
-- 48 a printer locked: 42501
select name from public.printer where company_id = '{b}' for update;
-- 48 B's counter: 42501
update public.company_counter set last_number = 1 where company_id = '{b}' and kind in ('printer', 'spool') returning last_number, 'leak';
-- 48 a printer of B to change: 00000, auth 42501
select name, notes, 'leak' from gate.printer_to_change('{b}', '{b.machine}');
-- 48 a printer of B to change, as if it were A's: 00000, auth 42501
select name, notes, 'leak' from gate.printer_to_change('{a}', '{b.machine}');
-- 48 a printer of B changed: 00000, auth 42501
select gate.change_printer('{b}', '{b.machine}', 'x', 'x', '{b.printer}', null, 'ready', null, null, null, null, null, null, 'x');
-- 48 a printer of B removed: 00000, auth 42501
select gate.remove_printer('{b}', '{b.machine}');
-- 48 a printer of B to print on: 00000, auth 42501
select name, status, 'leak' from gate.printer_to_print_on('{b}', '{b.machine}') union all
select name, status, 'leak' from gate.printer_to_print_on('{a}', '{b.machine}');
-- 48 the state of a printer of B: 00000, auth 42501
select gate.set_printer_status('{b}', '{b.machine}', 'printing', 'ready'), gate.set_printer_status('{a}', '{b.machine}', 'printing', 'ready');
-- 48 a spool of B to change: 00000, auth 42501
select lot, notes, 'leak' from gate.spool_to_change('{b}', '{b.spool}') union all
select lot, notes, 'leak' from gate.spool_to_change('{a}', '{b.spool}');
-- 48 a spool of B changed: 00000, auth 42501
select gate.change_spool('{b}', '{b.spool}', '{b.filament}', null, null, null, 'x', null, null, 'archived', null, null, '');
-- 48 a spool of B removed: 00000, auth 42501
select gate.remove_spool('{b}', '{b.spool}');
-- 48 an event of B's spool: 00000, auth 42501
select gate.add_spool_event('{b}', '{b.spool}', gen_random_uuid(), 'consumed', 1, -1, null),
       gate.add_spool_event('{a}', '{b.spool}', gen_random_uuid(), 'consumed', 1, -1, null);
-- 48 a spool of B to print with: 00000, auth 42501
select remaining_g, price, 'leak' from gate.spool_to_consume('{b}', '{b.spool}') union all
select remaining_g, price, 'leak' from gate.spool_to_consume('{a}', '{b.spool}');
-- 48 filament of B used up: 00000, auth 42501
select gate.consume('{b}', '{b.spool}', gen_random_uuid(), gen_random_uuid(), 1),
       gate.consume('{a}', '{b.spool}', gen_random_uuid(), gen_random_uuid(), 1);
-- 48 what is left on a spool of B: 00000, auth 42501
select gate.adjust_for_piece('{b}', '{b.spool}', gen_random_uuid(), '{b.piece}', 1, 'taken'),
       gate.adjust_for_piece('{a}', '{b.spool}', gen_random_uuid(), '{a.piece}', 1, 'taken');
-- 48 what a piece of B took: 00000, auth 42501
select spool_id, grams, 'leak' from gate.taken_by_piece('{b}', '{b.piece}') union all
select spool_id, grams, 'leak' from gate.taken_by_piece('{a}', '{b.piece}');
-- 48 the id of an event that B has, in A: 00000, auth 42501
select gate.consume('{a}', '{a.spool}', '{b.event}', '{a.piece}', 1);
-- 48 more than there is: 00000, session 23514, auth 42501
select gate.consume('{a}', '{a.spool}', gen_random_uuid(), gen_random_uuid(), 900.01);
-- 48 less than nothing used: 00000, session 23514, auth 42501
select gate.consume('{a}', '{a.spool}', gen_random_uuid(), gen_random_uuid(), -1);
-- 48 an event that does not add up: 00000, session 23514, auth 42501
select gate.add_spool_event('{a}', '{a.spool}', gen_random_uuid(), 'consumed', 1, -500, null);
-- 48 an event without asking for the right to it: 42501
select gate.record_spool_event('{a}', '{a.spool}', gen_random_uuid(), 'consumed', 1, -1, null, null);
-- 48 thresholds of B: 00000, auth 42501
select low_threshold_g, 'leak' from public.stock_threshold where company_id = '{b}';
-- 48 thresholds of whoever uses a filament: 00000, auth 42501
select low_threshold_g, 'leak' from public.stock_threshold where filament_id = '{b.filament}' and company_id <> '{a}';
-- S26 a threshold put into B: 42501
insert into public.stock_threshold (company_id, filament_id) values ('{b}', '{b.filament}');
-- 48 a threshold changed past the gate: 42501
update public.stock_threshold set low_threshold_g = 0;
-- 48 a threshold of B to change: 00000, auth 42501
select low_threshold_g, 'leak' from gate.stock_threshold_to_change('{b}', '{b.filament}');
-- 48 a threshold of B changed: 00000, auth 42501
select gate.change_stock_threshold('{b}', '{b.filament}', 0);
-- 48 a threshold of B taken away: 00000, auth 42501
select gate.change_stock_threshold('{b}', '{b.filament}', null);
-- 48 a threshold that is none: 00000, session 23514, auth 42501
select gate.stock_threshold_to_change('{a}', '{b.filament}'), gate.change_stock_threshold('{a}', '{b.filament}', -1);
-- 48 what was used of a spool of B: 00000, auth 42501
select is_weighed, 'leak' from gate.spool_use('{b}', '{b.spool}') union all
select is_weighed, 'leak' from gate.spool_use('{a}', '{b.spool}') where is_weighed or used_g <> 0;
-- 48 the net weight of a spool of B: 00000, auth 42501
select gate.change_net_weight('{b}', '{b.spool}', 5, null, null), gate.change_net_weight('{a}', '{b.spool}', 5, null, null);
-- 48 a net weight below what was used: 00000, session 23514, auth 42501
select gate.change_net_weight('{a}', '{a.spool}', 1, null, null);
