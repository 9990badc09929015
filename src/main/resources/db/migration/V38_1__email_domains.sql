set role perimeter_owner;

-- Spec 11.5: a name may have one character. What a person is called has two at least, as before.
alter table company drop constraint company_name_check,
    add constraint company_name_check check (length(name) between 1 and 100);
alter table customer drop constraint customer_name_check,
    add constraint customer_name_check check (length(name) between 1 and 200);

reset role;
set role perimeter_gate;

-- E-mail addresses are compared with their domains in Unicode (spec 11.5). This reads what stands behind xn-- (RFC 3492); null where that is no
-- Punycode. Needed here alone, and dropped below.
create function gate.from_punycode(label text) returns text
    language plpgsql immutable set search_path = pg_catalog, pg_temp
as $$
declare
    digits  constant text := 'abcdefghijklmnopqrstuvwxyz0123456789';
    basic   integer := greatest(length(label) - strpos(reverse(label), '-'), 0) * sign(strpos(label, '-'));
    decoded text := left(label, basic);
    rest    text := case when basic = 0 and label not like '-%' then label else substr(label, basic + 2) end;
    code    bigint := 128;
    place   bigint := 0;
    bias    integer := 72;
    delta   bigint;
    weight  bigint;
    k       integer;
    digit   integer;
    edge    integer;
    size    integer;
begin
    if rest = '' then
        return null;
    end if;
    while rest <> '' loop
        delta := 0;
        weight := 1;
        k := 36;
        loop
            digit := strpos(digits, left(rest, 1)) - 1;
            if rest = '' or digit < 0 or weight > 2147483647 then
                return null;
            end if;
            rest := substr(rest, 2);
            delta := delta + digit * weight;
            edge := least(greatest(k - bias, 1), 26);
            exit when digit < edge;
            weight := weight * (36 - edge);
            k := k + 36;
        end loop;
        size := length(decoded) + 1;
        place := place + delta;
        code := code + place / size;
        if code < 192 or code > 1114111 or code between 55296 and 57343 then
            return null;
        end if;
        place := place % size;
        delta := case when size = basic + 1 then delta / 700 else delta / 2 end;
        delta := delta + delta / size;
        k := 0;
        while delta > 455 loop
            delta := delta / 35;
            k := k + 36;
        end loop;
        bias := k + (36 * delta / (delta + 38))::integer;
        decoded := left(decoded, place::integer) || chr(code::integer) || substr(decoded, place::integer + 1);
        place := place + 1;
    end loop;
    return decoded;
end
$$;

create function gate.in_unicode(email_key text) returns text
    language sql immutable set search_path = pg_catalog, pg_temp
as $$
    select string_agg(case when label like 'xn--%' then coalesce(gate.from_punycode(substr(label, 5)), label) else label end, '.' order by place)
      from string_to_table(email_key, '.') with ordinality as part (label, place)
$$;

-- After the @, or after a dot of the domain. Where two had the same address in two forms, the second keeps what it has: nobody's login is taken away
-- from them, and no customer is lost.
create function gate.key_in_unicode(email_key text) returns text
    language sql immutable set search_path = pg_catalog, pg_temp
as $$
    select left(email_key, strpos(email_key, '@')) || gate.in_unicode(substr(email_key, strpos(email_key, '@') + 1))
$$;

update gate.login l
   set email_key = gate.key_in_unicode(l.email_key)
 where l.email_key ~ '[@.]xn--'
   and not exists (select from gate.login o where o.email_key = gate.key_in_unicode(l.email_key));

update gate.searched s
   set text = left(s.text, strpos(s.text, E'\n')) || gate.key_in_unicode(substr(s.text, strpos(s.text, E'\n') + 1))
 where s.kind = 'customer'
   and s.text ~ '\n.*[@.]xn--';

reset role;
grant execute on function gate.key_in_unicode(text), gate.in_unicode(text), gate.from_punycode(text) to perimeter_owner;
set role perimeter_owner;

-- Row security is forced on the owner too, who would find no rows: not for this one transaction.
alter table account no force row level security;
alter table customer no force row level security;
update account a
   set email_key = gate.key_in_unicode(a.email_key)
 where a.email_key ~ '[@.]xn--'
   and not exists (select from account o where o.email_key = gate.key_in_unicode(a.email_key));
update customer c
   set email_key = gate.key_in_unicode(c.email_key)
 where c.email_key ~ '[@.]xn--'
   and not exists (select from customer o where o.company_id = c.company_id and o.email_key = gate.key_in_unicode(c.email_key));
alter table account force row level security;
alter table customer force row level security;

reset role;
set role perimeter_gate;
drop function gate.key_in_unicode(text);
drop function gate.in_unicode(text);
drop function gate.from_punycode(text);
reset role;
