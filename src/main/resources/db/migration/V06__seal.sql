set role perimeter_gate;

-- The bits of membership.held. 'owner' stands beside the eight flags; null asks for any member.
create function gate.flag_bit(permission text) returns integer
    language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
begin
    return case permission
        when 'orders_view' then 1 when 'orders_act' then 2 when 'customers_view' then 4 when 'customers_act' then 8
        when 'assets_view' then 16 when 'assets_act' then 32 when 'invites_send' then 64 when 'permissions_manage' then 128
        when 'owner' then 256 end;
end
$$;

-- What a seal is bound to, on one server and on Citus alike: never a text that the caller could choose. In bytes, which no setting changes.
create function gate.bond() returns bytea
    language plpgsql stable parallel restricted set search_path = pg_catalog, pg_temp
as $$
declare
    bond text;
begin
    if to_regproc('pg_catalog.get_current_transaction_id') is null then
        return int4send(pg_backend_pid()) || timestamptz_send(transaction_timestamp()) || timestamptz_send(pg_postmaster_start_time());
    end if;
    execute 'select t.initiator_node_identifier || '':'' || t.transaction_number || '':'' || extract(epoch from t.transaction_stamp)'
        ' from pg_catalog.get_current_transaction_id() t where t.transaction_number <> 0' into bond;
    return convert_to(bond, 'UTF8');
end
$$;

-- HMAC-SHA-256 under the seal's key, in hexadecimal. No caller but gate.enter: none else has EXECUTE.
create function gate.mac(body text) returns text
    language plpgsql stable parallel restricted set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    message bytea := gate.bond() || convert_to(body, 'UTF8');
begin
    return (select encode(sha256(k.opad || sha256(k.ipad || message)), 'hex') from gate.seal_key k);
end
$$;

-- The body of this transaction's seal (company 36, account 36, held bits 3 characters), or null where there is none, it is forged,
-- from another transaction or older than 60 seconds. Separate ifs: inside one expression a later part may run before an
-- earlier one. Both sides are hashed once more under the key, so that the comparison's time says nothing. Every scan of a company's
-- table comes here, some when they are planned as well: the query holds what needs the key, and all else is outside of it, where an
-- expression costs a tenth.
create function gate.sealed() returns text
    language plpgsql stable security definer parallel restricted set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    seal    text := current_setting('perimeter.seal', true);
    body    text;
    message bytea;
    claimed bytea;
begin
    if seal is null or length(seal) <> 139 then
        return null;
    end if;
    if clock_timestamp() > transaction_timestamp() + interval '60 seconds' then
        return null;
    end if;
    body := left(seal, 75);
    message := gate.bond() || convert_to(body, 'UTF8');
    claimed := convert_to(right(seal, 64), 'UTF8');
    if (select sha256(k.opad || claimed) = sha256(k.opad || convert_to(encode(sha256(k.opad || sha256(k.ipad || message)), 'hex'), 'UTF8'))
          from gate.seal_key k) then
        return body;
    end if;
    return null;
end
$$;

-- The company that this transaction acts for, if the person acting holds the permission (null: any member); else null. Every
-- policy goes through here, so that this is the one place where the database decides. STABLE, never IMMUTABLE: a cached plan would
-- freeze a company.
create function gate.company(permission text) returns uuid
    language plpgsql stable parallel restricted set search_path = pg_catalog, pg_temp
as $$
declare
    body text := gate.sealed();
begin
    if body is null then
        return null;
    end if;
    -- Each permission is one bit; an unknown one is none.
    if permission is null or right(body, 3)::integer & gate.flag_bit(permission) > 0 then
        return left(body, 36)::uuid;
    end if;
    return null;
end
$$;

create function gate.account() returns uuid
    language plpgsql stable parallel restricted set search_path = pg_catalog, pg_temp
as $$
begin
    return substr(gate.sealed(), 37, 36)::uuid;
end
$$;

-- Whether two ids are the same, at no price: a policy with this operator goes before every condition of the
-- caller that has a price. Policies use it on servers whose built-in functions no superuser has made dear
-- (afterMigrate__first_conditions.sql). Its estimate (neqsel: nearly all rows) changes no plan. A fixed
-- search_path would make each call three times as long; the operator is named with its schema instead.
create function gate.same_id(one uuid, other uuid) returns boolean
    language plpgsql immutable parallel safe cost 1e-30
as $$
begin
    return one operator(pg_catalog.=) other;
end
$$;
create operator gate.== (leftarg = uuid, rightarg = uuid, function = gate.same_id, restrict = neqsel, join = neqjoinsel);

reset role;
grant execute on function gate.company(text), gate.account(), gate.sealed(), gate.flag_bit(text), gate.same_id(uuid, uuid) to perimeter_app, perimeter_gate;
