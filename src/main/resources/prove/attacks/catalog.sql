-- The catalog that all companies share, from the session of a member of A: only the gate's functions write to it, and only for A.

-- 49 an entry added past the gate: 42501
insert into public.filament_spec (id, manufacturer) values (gen_random_uuid(), 'x');
-- 49 a printer added past the gate: 42501
insert into public.printer_spec (id, manufacturer, model, technology) values (gen_random_uuid(), 'x', 'x', 'FFF');
-- 49 every entry renamed: 42501
update public.filament_spec set name = 'x';
-- 49 an entry of B made A's: 42501
update public.printer_spec set contributed_by_company = '{a}' where id = '{b.printer}';
-- 49 an entry of B merged into nothing: 42501
update public.filament_spec set duplicate_of = null where id = '{b.filament}';
-- 49 an entry of B removed: 42501
delete from public.filament_spec where id = '{b.filament}';
-- 49 all entries removed: 42501
delete from public.printer_spec;
-- 49 an entry locked against its users: 42501
select name from public.filament_spec where id = '{b.filament}' for update;
-- 49 an entry locked against its contributor: 42501
select model from public.printer_spec where id = '{b.printer}' for key share;
-- 49 the companies that use an entry: 42501
select company_id from gate.spec_use;
-- 49 a use invented for B: 42501
insert into gate.spec_use (kind, spec_id, company_id) values ('filament', '{b.filament}', '{b}');
-- 49 the uses forgotten: 42501
delete from gate.spec_use;
-- 49 whether B uses an entry, asked of the gate: 00000, auth 42501
select case when gate.uses_spec('{b}', 'filament', '{b.filament}') or gate.uses_spec('{b}', 'printer', '{b.printer}') then 'leak' end;
-- 49 whether nobody in particular uses an entry: 00000, auth 42501
select case when gate.uses_spec(null, 'filament', '{b.filament}') then 'leak' end;
-- 49 what B says that its own empty spools weigh: 00000, auth 42501
select case when gate.own_tare('{b}', '{b.filament}') is not null then 'leak' end;
-- 49 what the operator did to the catalog: 42501
select name from gate.catalog_act;
-- 49 an entry hidden from everybody: 42501
update public.filament_spec set hidden_at = now();
-- 49 the account that added an entry: 42501
select contributed_by_account from public.printer_spec;
-- 49 an entry added in the name of B: PR404, auth 42501
select id from gate.contribute_filament('{b}', '{"id": "00000000-0000-4000-8000-000000000001"}');
-- 49 a printer added in the name of B: PR404, auth 42501
select id from gate.contribute_printer('{b}', '{"id": "00000000-0000-4000-8000-000000000001"}');
-- 49 an entry added in nobody's name: PR404, auth 42501
select id from gate.contribute_filament(null, '{}');
-- 49 an entry of B overwritten under its id: PR404, session 23505, auth 42501
select id from gate.contribute_printer('{a}', '{"id": "{b.printer}", "manufacturer": "x", "model": "x", "technology": "FFF",
    "nozzle_diameters_mm": [], "connectivity": [], "source_licenses": [], "data_notes": [], "manufacturer_key": "x {a}", "model_key": "x",
    "name_key": "x", "search_text": "x", "maker_alike": "x", "model_alike": "x"}');
-- 49 an entry that says it is B's, imported and merged: PR404, session 00000, auth 42501
select id from gate.contribute_printer('{a}', '{"id": "{a}", "manufacturer": "x", "model": "x", "technology": "FFF",
    "nozzle_diameters_mm": [], "connectivity": [], "source_licenses": [], "data_notes": [], "manufacturer_key": "y {a}", "model_key": "x",
    "name_key": "x", "search_text": "x", "maker_alike": "x", "model_alike": "x", "contributed_by_company": "{b}", "version": 7,
    "contributed_by_name": "leak", "source": "leak", "source_id": "leak", "duplicate_of": "{b.printer}"}');
select case when contributed_by_name = 'leak' or source = 'leak' or source_id = 'leak' or version <> 1 or duplicate_of is not null then 'leak' end
  from public.printer_spec where id = '{a}';
-- 49 which company added an entry, told by the function that uses it: PR404, session 00000, auth 42501
select case when s.contributed_by_company is not null or s.contributed_by_account is not null then 'leak' end
  from gate.contribute_printer('{a}', (select to_jsonb(p) from (select manufacturer_key, model_key from public.printer_spec where id = '{b.printer}') p)) s;
-- 49 a use in the name of B: 00000, auth 42501
select case when gate.use_filament('{b}', '{b.filament}') is not null or gate.use_printer('{b}', '{b.printer}') is not null then 'leak' end;
-- 49 a use in nobody's name: 00000, auth 42501
select case when gate.use_filament(null, '{b.filament}') is not null then 'leak' end;
-- 49 a filament of B held: PR404, session PR407, auth 42501
select id from gate.filament_to_change('{a}', '{b.filament}');
-- 49 a filament of B held in the name of B: PR404, auth 42501
select id from gate.filament_to_change('{b}', '{b.filament}');
-- 49 a filament of B changed: PR404, session PR407, auth 42501
select gate.change_filament('{a}', '{b.filament}', '{"name": "x"}');
-- 49 a filament of B changed in the name of B: PR404, auth 42501
select gate.change_filament('{b}', '{b.filament}', '{"name": "x"}');
-- 49 a filament of B removed: PR404, session PR407, auth 42501
select gate.remove_filament('{a}', '{b.filament}');
-- 49 a filament of B removed in the name of B: PR404, auth 42501
select gate.remove_filament('{b}', '{b.filament}');
-- 49 a printer of B held in the name of B: PR404, auth 42501
select id from gate.printer_model_to_change('{b}', '{b.printer}');
-- 49 a printer of B changed: PR404, session PR407, auth 42501
select gate.change_printer_model('{a}', '{b.printer}', '{"model": "x"}');
-- 49 a printer of B removed: PR404, session PR407, auth 42501
select gate.remove_printer_model('{a}', '{b.printer}');
-- 49 the gate's own look at an entry: 42501
select gate.mendable_filament('{b}', '{b.filament}');
-- 49 the throttle of B asked: 42501
select gate.refuse_too_many_entries('{b}');
