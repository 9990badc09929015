set role perimeter_gate;

-- What searches look into has no accents (spec 11.4): the same as SearchKey, for what was stored before. Needed here alone, and dropped below.
create function gate.unaccented(key text) returns text
    language sql immutable set search_path = pg_catalog, pg_temp
as $$
    select normalize(replace(replace(replace(replace(translate(regexp_replace(normalize(key, NFD), '[\u0300-\u036f]+', '', 'g'),
                                                               U&'\00f8\0142\0111\00f0\0127\0131\0167', 'olddhit'),
                                                     U&'\00df', 'ss'), U&'\00e6', 'ae'), U&'\0153', 'oe'), U&'\00fe', 'th'), NFC)
$$;

update gate.searched s
   set text = gate.unaccented(s.text)
 where s.text ~ '[^\x01-\x7f]';

reset role;
grant execute on function gate.unaccented(text) to perimeter_owner;
set role perimeter_owner;

alter table customer no force row level security;
alter table printer no force row level security;
alter table spool no force row level security;
alter table sales_order no force row level security;
update customer set name_key = gate.unaccented(name_key) where name_key ~ '[^\x01-\x7f]';
update printer set search_text = gate.unaccented(search_text) where search_text ~ '[^\x01-\x7f]';
update spool set search_text = gate.unaccented(search_text) where search_text ~ '[^\x01-\x7f]';
update sales_order set search_text = gate.unaccented(search_text) where search_text ~ '[^\x01-\x7f]';
update filament_spec set search_text = gate.unaccented(search_text) where search_text ~ '[^\x01-\x7f]';
update printer_spec set search_text = gate.unaccented(search_text) where search_text ~ '[^\x01-\x7f]';
alter table customer force row level security;
alter table printer force row level security;
alter table spool force row level security;
alter table sales_order force row level security;

reset role;
set role perimeter_gate;
drop function gate.unaccented(text);
reset role;
