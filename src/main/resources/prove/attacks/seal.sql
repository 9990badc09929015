-- Attacks on the seal itself. Each begins with its number, its name and the SQLSTATE that must come of it: as the application's role
-- without a session; in a session of A, if that differs; as the role of sign-in, if that differs. "leak" may never be answered.

-- S1 a seal that is made up: 00000, auth 42501
select set_config('perimeter.seal', '{b}{b.account}511' || repeat('0', 64), true);
select name, email, notes from public.customer;
-- S1 a seal of the right length that is no text of ours: 00000, auth 42501
select set_config('perimeter.seal', repeat('é', 139), true);
select name from public.customer;
-- S1 a seal too short, too long, empty: 00000, auth 42501
select set_config('perimeter.seal', left('{b}', 20), true);
select name from public.customer;
select set_config('perimeter.seal', repeat('{b}', 9), true);
select name from public.customer;
set local perimeter.seal = '';
select name from public.customer;
-- S1 a seal for the whole session: 00000, auth 42501
select set_config('perimeter.seal', '{b}{b.account}511' || repeat('f', 64), false);
select name from public.customer;
-- S1 everything reset: 00000, auth 42501
reset all;
select name from public.customer where company_id = '{b}';
-- S1 a seal among the role's stored settings: 42501
alter role current_user set perimeter.seal = '{b}{b.account}511';
-- S2 another company in the seal that is there: 00000, auth 42501
select set_config('perimeter.seal', '{b}' || substr(current_setting('perimeter.seal', true), 37), true);
select name from public.customer;
-- S2 all flags in the seal that is there: 00000, auth 42501
select set_config('perimeter.seal', overlay(current_setting('perimeter.seal', true) placing '999' from 73), true);
select name from public.customer;
-- S2 every bit of the check turned over: 00000, auth 42501
select set_config('perimeter.seal', left(current_setting('perimeter.seal', true), 75) || translate(right(current_setting('perimeter.seal', true), 64),
    '0123456789abcdef', 'fedcba9876543210'), true);
select name from public.customer;
-- S2 changed in the middle of a statement: 00000, auth 42501
select c.name from public.customer c
 where set_config('perimeter.seal', '{b}' || substr(current_setting('perimeter.seal', true), 37), true) is not null and c.company_id = '{b}';
-- S2 changed between the filter of the whole statement and the filter of a row: 00000, auth 42501
with forged as materialized (select set_config('perimeter.seal', '{b}' || substr(current_setting('perimeter.seal', true), 37), true) as seal)
select c.name from forged cross join lateral (select name from public.customer where company_id = '{b}' and forged.seal is not null) c;
-- S8 the functions of the gate that give nothing without a token: 00000, session 00000, auth 42501
select case when gate.company('customers_view') = '{b}' or gate.account() = '{b.account}' or gate.sealed() like '{b}%' then 'leak' end;
-- S8 permissions that are none: 00000, auth 42501
select case when gate.company('') is not null or gate.company('everything') is not null or gate.company('customers_view''') is not null
    or gate.company(repeat('x', 100000)) is not null or gate.flag_bit('*') is not null then 'leak' end;
-- S8 null for everything: PR401, auth 42501
select gate.enter(null, null);
-- S8 a token of no length: PR401, auth 42501
select gate.enter('', 'owner');
-- S8 who invites, for codes that nobody has: 00000, auth 42501
select case when exists (select from gate.invitation(null)) or exists (select from gate.invitation('')) or exists (select from gate.invitation('{b}'))
    or exists (select from gate.invitation(decode(repeat('00', 32), 'hex'))) then 'leak' end;
-- S8 the keyed hashes of B's codes, to ask who invites: 42501
select v.company_name, v.invited_by from public.invite i cross join lateral gate.invitation(i.code_mac) v;
-- S8 null for B's customer: 00000, auth 42501
select gate.customer_to_change(null, null), gate.remove_customer(null, null), gate.customer_to_change('{b}', null);
-- S8 B's customer through the function that changes customers: 00000, auth 42501
select name, email, notes from gate.customer_to_change('{b}', '{b.customer}');
-- S8 a change of B's customer: 00000, auth 42501
select gate.change_customer('{b}', '{b.customer}', 'taken', 'taken', 'person', null, null, null, null, null, null, null, '{}', null, 'inactive', 'x');
-- S8 the removal of B's customer: 00000, auth 42501
select gate.remove_customer('{b}', '{b.customer}');
-- S8 the code that makes seals: 42501
select gate.mac('{b}{b.account}511');
-- S8 what a seal is bound to: 42501
select gate.bond();
-- S8 a company founded under B's id: 42883
select gate.found_company('x', gen_random_uuid(), 'xx', '{b}', 'xx', 'xx', 'x', '1', 'x', 'EUR', 'UTC', gen_random_uuid());
-- S8 an account made under B's id: 42883
select gate.set_up('x', '{b.account}', 'xx');
-- S8 the account of B under which one joins: 42883
select gate.join_company('x', sha256('x'), '{b.account}', 'xx', array['{b.account}']::uuid[]);
-- S8 the maker of ids: 42501
select gate.new_id();
-- S8 where B signed in from: 42501
select network from gate.known_network where login_id = '{b.login}';
-- S8 whether a network is known to B: 42501, auth 00000
select case when is_known then 'leak' end from gate.find_login('known-of-b@example.org', sha256('x'));
-- S8 the forms that B sent: 42501
select answer from gate.sent_form where login_id = '{b.login}';
-- S8 a form claimed without a session: 42501, auth PR401
select gate.claim_form('x', sha256('x'));
-- S8 a form ended without a session: 42501, auth PR401
select gate.end_form('x', sha256('x'), '/');
-- S8 whether a proof is good: 42501
select gate.proved('session|{b.login}|', 1, '0', 'x');
-- S8 a session without its checks: 42501
select gate.live_session('x');
-- S8 the touching of a session: 42501
select gate.touch('{b.session}', now());
-- S9 the key: 42501
select ipad, opad from gate.seal_key;
-- S9 the key for proofs: 42501
select ipad from gate.proof_key;
-- S9 the sessions: 42501
select token_hash from gate.session;
-- S9 the logins: 42501
select email, password_hash from gate.login;
-- S9 what the planner knows of values: 00000
select most_common_vals, histogram_bounds from pg_stats where schemaname in ('public', 'gate') and tablename !~ '_spec$|^catalog_';
-- S9 the planner's own table: 42501
select stavalues1 from pg_statistic;
-- S9 no source holds a key: 00000
select case when prosrc ~ '[0-9a-f]{32}' then 'leak' end from pg_proc where pronamespace = 'gate'::regnamespace;
-- S9 the plans of the functions printed to us: 00000, auth 42501
set local client_min_messages = debug5; set local debug_print_plan = on; set local debug_print_parse = on; set local debug_print_rewritten = on;
set local plpgsql.print_strict_params = on;
select gate.company('customers_view'), gate.sealed();
select name from public.customer where company_id = '{b}';
-- S9 a library that prints plans: 42501
load 'auto_explain';
-- S12 hostile settings: 00000, auth 42501
set local search_path = pg_temp, public; set local DateStyle = 'ISO, DMY'; set local TimeZone = 'Pacific/Kiritimati'; set local bytea_output = 'escape';
set local transform_null_equals = on; set local standard_conforming_strings = off; set local IntervalStyle = 'sql_standard'; set local array_nulls = off;
set local extra_float_digits = -15; set local quote_all_identifiers = on; set local xmloption = document;
select name from public.customer where company_id = '{b}';
-- S8 what changed, and who is signed in, for tokens that are none: 00000, auth 42501
select record_id, 'leak' from gate.changes(array[''::bytea, null, sha256('x'), convert_to(repeat('b', 43), 'UTF8')], interval '1 day');
select account_id, 'leak' from gate.live_sessions(array[''::bytea, null, sha256('x'), convert_to(repeat('b', 43), 'UTF8')]);
select 'leak' from gate.changes(null, null);
select 'leak' from gate.changes('{}', interval '-1 day');
-- S8 the hash of a token in the place of a token: 00000, auth 42501
select 'leak' from gate.live_sessions(array(select sha256(sha256(convert_to(n::text, 'UTF8'))) from generate_series(1, 1000) n));
