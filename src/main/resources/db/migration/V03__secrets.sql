set role perimeter_gate;

-- The key of the seal. It is a column, already expanded to the two pads of HMAC-SHA-256 (RFC 2104), and nothing else: a variable,
-- parameter or source text could be printed by the caller (debug_print_plan, plpgsql.print_strict_params).
create table gate.seal_key
(
    id   smallint primary key check (id = 1),
    ipad bytea not null check (length(ipad) = 64),
    opad bytea not null check (length(opad) = 64)
);

-- What proves that the application itself asks for a session: derived from the application secret, one row for each secret in use.
create table gate.proof_key
(
    id         text primary key check (id ~ '^[0-9a-f]{16}$'),
    ipad       bytea       not null check (length(ipad) = 64),
    opad       bytea       not null check (length(opad) = 64),
    created_at timestamptz not null default now()
);

-- 32 bytes out of four version 4 UUIDs (488 random bits), padded to the hash's block of 64 bytes.
insert into gate.seal_key (id, ipad, opad)
select 1,
       (select string_agg(set_byte('\x00', 0, get_byte(padded, n) # 54), ''::bytea order by n) from generate_series(0, 63) n),
       (select string_agg(set_byte('\x00', 0, get_byte(padded, n) # 92), ''::bytea order by n) from generate_series(0, 63) n)
  from (select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
                      || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
               || decode(repeat('00', 32), 'hex') as padded
        offset 0) key;

reset role;
