-- Orders, pieces and their history: rows of B, reached directly and through the functions of the gate.

-- 48 orders of B: 00000, auth 42501
select number, notes, search_text, 'leak' from public.sales_order where company_id = '{b}' or id = '{b.order}';
-- 48 lines of B: 00000, auth 42501
select description, 'leak' from public.order_line where company_id = '{b}' or order_id = '{b.order}';
-- 48 moves of B's orders: 00000, auth 42501
select reason, account_name, 'leak' from public.order_move where company_id = '{b}';
-- 48 pieces of B: 00000, auth 42501
select notes, reason, 'leak' from public.piece where company_id = '{b}' or id = '{b.piece}';
-- 48 moves of B's pieces: 00000, auth 42501
select reason, account_name, 'leak' from public.piece_move where company_id = '{b}';
-- 48 customers that orders of B keep: 00000, auth 42501
select name, email, 'leak' from public.order_customer where company_id = '{b}' or order_id = '{b.order}';
-- S26 a customer kept in B: 42501, auth 42501
insert into public.order_customer (company_id, order_id, name, name_key) values ('{b}', '{b.order}', 'x', 'x');
-- S26 a customer kept in A: 42501, auth 42501
insert into public.order_customer (company_id, order_id, name, name_key) values ('{a}', '{a.order}', 'x', 'x');
-- 48 how many B has of each: 00000, auth 42501
select state, amount, 'leak' from public.state_count where company_id = '{b}';
-- 48 a value shown by the error of a cast: 00000, auth 42501
select notes::integer from public.sales_order where company_id = '{b}';
-- 48 what the planner expects of B: 00000, auth 42501
explain (verbose) select from public.piece where company_id = '{b}' and status = 'printing';
-- S23 orders copied out: 00000, auth 42501
copy public.sales_order to stdout;
-- S23 pieces copied out: 00000, auth 42501
copy public.piece to stdout;
-- S26 an order in B: 42501, auth 42501
insert into public.sales_order (company_id, id, number, customer_id, customer_number, currency, total, search_text)
values ('{b}', gen_random_uuid(), 900, '{b.customer}', 1, 'EUR', 0, '');
-- S26 an order in A for a customer of B: 42501, session 23503, auth 42501
insert into public.sales_order (company_id, id, number, customer_id, customer_number, currency, total, search_text)
values ('{a}', gen_random_uuid(), 901, '{b.customer}', 1, 'EUR', 0, '');
-- S26 a line in an order of B: 42501, auth 42501
insert into public.order_line (company_id, id, order_id, position, description, quantity) values ('{b}', gen_random_uuid(), '{b.order}', 9, 'x', 1);
-- S26 a line in A of an order of B: 42501, session 23503, auth 42501
insert into public.order_line (company_id, id, order_id, position, description, quantity) values ('{a}', gen_random_uuid(), '{b.order}', 9, 'x', 1);
-- S26 a piece in B: 42501, auth 42501
insert into public.piece (company_id, id, number, order_id, line_id, copy) values ('{b}', gen_random_uuid(), 900, '{b.order}', '{b.line}', 1);
-- S26 a piece in A of an order of B: 42501, session 23503, auth 42501
insert into public.piece (company_id, id, number, order_id, line_id, copy) values ('{a}', gen_random_uuid(), 901, '{b.order}', '{b.line}', 1);
-- S26 a remake in A of a piece of B: 42501, session 23503, auth 42501
insert into public.piece (company_id, id, number, order_id, line_id, copy, remake_of)
values ('{a}', gen_random_uuid(), 902, '{a.order}', '{a.line}', 1, '{b.piece}');
-- S26 a move of an order: 42501, auth 42501
insert into public.order_move (company_id, id, order_id, from_status, to_status, account_id, account_name)
values ('{a}', gen_random_uuid(), '{a.order}', 'draft', 'shipped', '{b.account}', 'x');
-- S26 a count: 42501, auth 42501
insert into public.state_count (company_id, kind, state, amount) values ('{b}', 'piece', 'good', 1000);
-- 48 an order changed: 42501, auth 42501
update public.sales_order set notes = 'taken' where company_id = '{b}';
-- 48 a piece moved: 42501, auth 42501
update public.piece set status = 'good' where company_id = '{b}';
-- 48 an order removed: 42501, auth 42501
delete from public.sales_order where company_id = '{b}';
-- 48 history removed: 42501, auth 42501
delete from public.piece_move;
-- 48 an order of B held: 00000, auth 42501
select notes, lines, 'leak' from gate.order_to_change('{b}', '{b.order}');
-- 48 an order of B held as one of A: 00000, auth 42501
select notes, lines, 'leak' from gate.order_to_change('{a}', '{b.order}');
-- 48 an order of B changed: 00000, auth 42501
select gate.change_order('{b}', '{b.order}', '{b.customer}', 1, 'x', 'x', null, null, 'low', null, 'EUR', null, null, 'taken', 0, '');
-- 48 an order of B moved: 00000, auth 42501
select gate.move_order('{b}', '{b.order}', gen_random_uuid(), 'cancelled', null, 'taken', null, 'moved', null, null);
-- 48 an order of B moved, as one of A: 00000, auth 42501
select gate.move_order('{a}', '{b.order}', gen_random_uuid(), 'cancelled', null, 'taken', null, 'moved', null, null);
-- 48 an order of B shortened: 00000, auth 42501
select gate.shorten_order('{b}', '{b.order}', '[{"id": "{b.line}", "shortBy": 1}]', 0),
       gate.shorten_order('{a}', '{b.order}', '[{"id": "{b.line}", "shortBy": 1}]', 0);
-- 48 lines of B replaced: 42501, auth 42501
select gate.replace_lines('{b}', '{b.order}', '[{"id": "{b.customer}", "position": 1, "description": "taken", "quantity": 1}]');
-- 48 a draft of B removed: 00000, auth 42501
select gate.remove_order('{b}', '{b.order}');
-- 48 pieces of B held: 00000, auth 42501
select notes, description, 'leak' from gate.pieces_to_change('{b}', array ['{b.piece}'::uuid]);
-- 48 pieces of B held as pieces of A: 00000, auth 42501
select notes, description, 'leak' from gate.pieces_to_change('{a}', array ['{b.piece}'::uuid]);
-- 48 pieces of B changed: 00000, auth 42501
select gate.change_pieces('{b}', '[{"id": "{b.piece}", "status": "good", "spools": [], "move": "{b.customer}"}]', null, 'moved', 'taken', null);
-- 48 the last step of a piece of B: 00000, auth 42501
select before, kind, 'leak' from gate.last_steps('{b}', array ['{b.piece}'::uuid]) union all
select before, kind, 'leak' from gate.last_steps('{a}', array ['{b.piece}'::uuid]);
-- 48 the last step of an order of B: 00000, auth 42501
select before, kind, 'leak' from gate.order_steps('{b}', '{b.order}') union all
select before, kind, 'leak' from gate.order_steps('{a}', '{b.order}');
-- 48 a remake of B recorded: 00000, auth 42501
select gate.record_remake('{b}', gen_random_uuid(), '{b.piece}', gen_random_uuid()),
       gate.record_remake('{a}', gen_random_uuid(), '{b.piece}', gen_random_uuid());
-- 48 what B printed with: 00000, auth 42501
select spool_id, grams, 'leak' from public.piece_spool where company_id = '{b}' or piece_id = '{b.piece}';
-- 48 which filament B was asked for: 00000, auth 42501
select filament_id, 'leak' from gate.filaments_asked('{b}', array ['{b.piece}'::uuid]) union all
select filament_id, 'leak' from gate.filaments_asked('{a}', array ['{b.piece}'::uuid]);
-- 48 which pieces B has in a state: 00000, auth 42501
select gate.pieces_in('{b}', '{b.order}', array ['planned']), 'leak' union all
select gate.pieces_in('{a}', '{b.order}', array ['planned']), 'leak';
-- 48 what B built upon an order: 00000, auth 42501
select number, 'leak' from gate.built_upon('{b}', '{b.order}', '-infinity', null) union all
select number, 'leak' from gate.built_upon('{a}', '{b.order}', '-infinity', null);
-- 48 what B is printing: 00000, auth 42501
select case when gate.still_printing('{b}', '{b.machine}', '{}') then 'leak' end;
-- 48 how much B has to do: 00000, auth 42501
select status, unfinished, 'leak' from gate.order_standing('{b}', '{b.order}', '{}') union all
select status, unfinished, 'leak' from gate.order_standing('{a}', '{b.order}', '{}');
-- 48 the number of a customer of B: 00000, auth 42501
select 'leak' from gate.order_references('{b}', '{b.customer}', '{}');
-- 48 the number of a customer of B, as one of A: 00000, auth 42501
select case when customer_number is not null then 'leak' end from gate.order_references('{a}', '{b.customer}', '{}');
-- 48 counts of B: 42501, auth 42501
select gate.count_states('{b}', 'piece', '{"good": 5}');
-- 48 lines, past the functions that check: 42501
select gate.lines_of('{b}', '{b.order}');
-- 48 spools of a piece, past the functions that check: 42501
select gate.spools_of('{b}', '{b.piece}');
