set role perimeter_owner;

-- Spec 11.5: a name may have one character. What a person is called has two at least, as before.
alter table company drop constraint company_name_check,
    add constraint company_name_check check (length(name) between 1 and 100);
alter table customer drop constraint customer_name_check,
    add constraint customer_name_check check (length(name) between 1 and 200);

-- When the person last began to act for the company.
alter table membership add column used_at timestamptz;
grant update (used_at) on membership to perimeter_gate;

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
set role perimeter_gate;

-- Spec 2.2, 2.4: opens a transaction for the person who holds the token. Reads account, active company, role and flags live, refuses, or
-- seals them into this transaction.
-- PR401 no session, PR402 no profile, PR403 no company (or another one than the active), PR404 permission missing (its name), PR405 owner only, PR500 unclean.
-- Each expression of PL/pgSQL is made ready once in every transaction, and this runs once in every transaction: few long ones are cheaper.
create or replace function gate.enter(token bytea, permission text,
    out account_id uuid, out company_id uuid, out session_id uuid, out held integer)
    language plpgsql volatile security definer parallel unsafe set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    seen     timestamptz;
    is_stale boolean;
    may      boolean;
    body     text;
begin
    -- What SQL of an earlier request may have left on the connection: the pool must drop it. An older snapshot would revive a dead
    -- session, so READ COMMITTED only.
    if current_setting('transaction_isolation') <> 'read committed' or current_setting('transaction_read_only') <> 'off'
        or pg_my_temp_schema() <> 0
        or exists (select from pg_prepared_statements where from_sql)
        or exists (select from pg_cursors where is_holdable)
        or exists (select from pg_listening_channels()) then
        raise exception 'connection not clean' using errcode = 'PR500';
    end if;
    select l.account_id, m.company_id, s.id, m.held, s.last_seen_at, s.last_seen_at < clock_timestamp() - interval '5 minutes',
           permission is null or m.held & gate.flag_bit(permission) > 0, m.company_id::text || l.account_id || lpad(m.held::text, 3, '0')
      into account_id, company_id, session_id, held, seen, is_stale, may, body
      from gate.session s
      join gate.login l on l.id = s.login_id
      left join public.membership m on m.company_id = s.active_company and m.account_id = l.account_id
     where s.token_hash = sha256(token)
       and s.expires_at > clock_timestamp()
       and s.last_seen_at > clock_timestamp() - interval '7 days';
    -- No permission is held without a company, an account and a session.
    if company_id is null or may is not true then
        if session_id is null then
            raise exception 'no session' using errcode = 'PR401';
        end if;
        if account_id is null then
            raise exception 'no profile' using errcode = 'PR402';
        end if;
        if company_id is null then
            raise exception '%', case when exists (select from public.membership o where o.account_id = enter.account_id)
                                      then 'other companies' else 'no company' end using errcode = 'PR403';
        end if;
        if gate.flag_bit(permission) is null then
            raise exception 'unknown permission' using errcode = 'PR404';
        end if;
        raise exception '%', permission using errcode = case permission when 'owner' then 'PR405' else 'PR404' end;
    end if;
    if is_stale then
        perform gate.touch(session_id, seen);
    end if;
    -- SET LOCAL, not set_config: only the former reaches the workers of a cluster.
    execute 'set local perimeter.seal = ' || quote_literal(body || gate.mac(body));
end
$$;

-- Null when the password is no longer the one that was compared: it was changed meanwhile, and that ended all sessions.
create or replace function gate.open_session(session_id uuid, login uuid, password_hash text, token_hash bytea, user_agent text, address text,
    issued_at bigint, key_id text, proof bytea) returns timestamptz
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    ends timestamptz;
begin
    if not gate.proved('session|' || login || '|' || encode(token_hash, 'hex'), issued_at, key_id, proof) then
        raise exception 'not proved' using errcode = 'PR406';
    end if;
    perform from gate.login l where l.id = login and l.password_hash is not distinct from open_session.password_hash for share;
    if not found then
        return null;
    end if;
    -- A person who was removed from the company used last starts in the one of theirs that was used before it (spec 13.7).
    insert into gate.session as s (id, token_hash, login_id, active_company, user_agent, address)
    select session_id, token_hash, l.id, m.company_id, user_agent, address
      from gate.login l
      left join public.account a on a.id = l.account_id
      left join lateral (select o.company_id
                           from public.membership o
                          where o.account_id = a.id
                          order by (o.company_id = a.last_company) is true desc, o.used_at desc nulls last, o.joined_at desc, o.company_id
                          limit 1) m on true
     where l.id = login
    returning s.expires_at into ends;
    return ends;
end
$$;

reset role;

set role perimeter_gate;

-- Spec 4.4: false where the person does not belong to that company. No other session moves.
create or replace function gate.switch_company(token bytea, company uuid) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
    me uuid;
begin
    -- The membership before the session, as removals lock them.
    update public.membership m
       set used_at = clock_timestamp()
      from gate.login l
     where l.id = mine.login_id
       and m.account_id = l.account_id
       and m.company_id = company
    returning m.account_id into me;
    if me is null then
        return false;
    end if;
    update gate.session s set active_company = company where s.id = mine.id;
    update public.account a set last_company = company where a.id = me;
    return true;
end
$$;

reset role;

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
