-- Customers are found by whatever one remembers of them (spec 11.4): name, e-mail, contact, phone, tax id, tags and addresses.
set role perimeter_owner;
alter table customer add column search_text text not null default '' collate "C" check (length(search_text) <= 60000);
grant insert (search_text) on customer to perimeter_app;
grant update (search_text) on customer to perimeter_gate;
reset role;

set role perimeter_gate;
create or replace function gate.customer_to_change(company uuid, customer uuid) returns setof public.customer
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select c.company_id, c.id, c.number, c.name, c.name_key, c.kind, c.contact_name, c.email, c.email_key, c.phone, c.billing_address,
               c.shipping_address, c.tax_id, c.tags, c.notes, c.status, c.version, c.created_at, c.updated_at, c.search_text
          from public.customer c
         where c.company_id = company
           -- Other rights open rows of customers to the gate as well: an order names one.
           and c.company_id = gate.company('customers_act')
           and c.id = customer
           for update;
end
$$;

drop function gate.change_customer(uuid, uuid, text, text, text, text, text, text, text, text, text, text, text[], text, text);
create function gate.change_customer(company uuid, customer uuid, name text, name_key text, kind text, contact_name text, email text,
    email_key text, phone text, billing_address text, shipping_address text, tax_id text, tags text[], notes text, status text,
    search_text text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update public.customer c
       set name = change_customer.name, name_key = change_customer.name_key, kind = change_customer.kind,
           contact_name = change_customer.contact_name, email = change_customer.email, email_key = change_customer.email_key,
           phone = change_customer.phone, billing_address = change_customer.billing_address,
           shipping_address = change_customer.shipping_address, tax_id = change_customer.tax_id, tags = change_customer.tags,
           notes = change_customer.notes, status = change_customer.status, search_text = change_customer.search_text,
           version = c.version + 1, updated_at = now()
     where c.company_id = company
       and c.id = customer;
end
$$;
reset role;
grant execute on function gate.change_customer(uuid, uuid, text, text, text, text, text, text, text, text, text, text, text[], text, text, text)
    to perimeter_app;

-- What was stored before, as SearchKey and PhoneKey make it. The functions are needed here alone, and dropped below.
set role perimeter_gate;
create function gate.search_key(text text) returns text
    language sql immutable set search_path = pg_catalog, pg_temp
as $$
    select normalize(replace(replace(replace(replace(translate(regexp_replace(normalize(
               lower(btrim(regexp_replace(normalize(text, NFKC), '\s+', ' ', 'g')) collate "und-x-icu"), NFD), '[\u0300-\u036f]+', '', 'g'),
                                                               U&'\00f8\0142\0111\00f0\0127\0131\0167', 'olddhit'),
                                                     U&'\00df', 'ss'), U&'\00e6', 'ae'), U&'\0153', 'oe'), U&'\00fe', 'th'), NFC)
$$;
create function gate.phone_keys(phone text) returns text
    language sql immutable set search_path = pg_catalog, pg_temp
as $$
    select case when n.number is null then U&'\2121' || nullif(n.digits, '')
                else U&'\2121' || n.number || U&'\000a\2120\0030'
                     || regexp_replace(n.number, '^(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(?!1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])\d{3})', '') end
      from (select p.digits,
                   case when p.plain ~ '^\(?\+' then p.trunkless when p.digits ~ '^00.' then substr(p.trunkless, 3) end as number
              from (select t.plain, regexp_replace(t.plain, '[^0-9]', '', 'g') as digits,
                           regexp_replace(regexp_replace(t.plain, '\(\s*0\s*\)', ''), '[^0-9]', '', 'g') as trunkless
                      from (select translate(btrim(normalize(phone, NFKC)),
                                             U&'\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06f0\06f1\06f2\06f3\06f4\06f5\06f6\06f7\06f8\06f9',
                                             '01234567890123456789') as plain) t) p) n
$$;
reset role;
grant execute on function gate.search_key(text), gate.phone_keys(text) to perimeter_owner;

set role perimeter_owner;
alter table customer no force row level security;
update customer
   set search_text = concat_ws(E'\n', name_key, gate.search_key(email_key), gate.search_key(contact_name), gate.search_key(tax_id),
                               nullif(regexp_replace(gate.search_key(tax_id), '[^[:alnum:]]', '', 'g'), gate.search_key(tax_id)),
                               gate.search_key(billing_address), gate.search_key(shipping_address),
                               (select string_agg(U&'\213b' || gate.search_key(t.tag) || U&'\213b', E'\n') from unnest(tags) t (tag)),
                               gate.phone_keys(phone));
reset role;

set role perimeter_gate;
grant select, update on gate.searched to perimeter_owner;
-- The index of what is searched calls it.
grant execute on function gate.grams(uuid, text, text) to perimeter_owner;
reset role;
set role perimeter_owner;
update gate.searched s
   set text = U&'\2116' || c.number || U&'\2116' || c.search_text
  from customer c
 where s.company_id = c.company_id and s.kind = 'customer' and s.record_id = c.id;
-- The number stood before the first line end.
update gate.searched s
   set text = U&'\2116' || replace(split_part(s.text, E'\n', 1), U&'\2116', '') || U&'\2116' || substr(s.text, length(split_part(s.text, E'\n', 1)) + 2)
 where s.kind = 'sales_order';
alter table customer force row level security;
reset role;

set role perimeter_gate;
revoke select, update on gate.searched from perimeter_owner;
revoke execute on function gate.grams(uuid, text, text) from perimeter_owner;
drop function gate.search_key(text);
drop function gate.phone_keys(text);
reset role;
