set role perimeter_owner;

-- What a request with an Idempotency-Key was answered: bound to company, account, method and path. A row without status belongs to a
-- request that still runs, and is seen by nobody else before that request commits.
create table idempotency_key
(
    company_id   uuid        not null references company,
    account_id   uuid        not null references account,
    route        text        not null check (length(route) between 1 and 500),
    key          text        not null check (length(key) between 1 and 255),
    created_at   timestamptz not null default now(),
    request_hash bytea check (length(request_hash) = 32),
    -- The flags of who was answered, as bits: who has lost one since gets less.
    held         bigint,
    status       smallint,
    location     text check (length(location) <= 500),
    etag         text check (length(etag) <= 50),
    body         text,

    primary key (company_id, account_id, route, key)
);

alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy idempotency_view on idempotency_key for select to perimeter_app
    using (company_id = gate.company(null) and account_id = gate.account());
create policy idempotency_claim on idempotency_key for insert to perimeter_app
    with check (company_id = gate.company(null) and account_id = gate.account());
create policy idempotency_answer on idempotency_key for update to perimeter_app
    using (company_id = gate.company(null) and account_id = gate.account())
    with check (company_id = gate.company(null) and account_id = gate.account());
create policy gate_clean on idempotency_key to perimeter_gate using (created_at < now() - interval '24 hours');
grant select, insert (company_id, account_id, route, key),
    update (created_at, request_hash, held, status, location, etag, body) on idempotency_key to perimeter_app;
grant select, delete on idempotency_key to perimeter_gate;

reset role;

-- What nobody needs any more: ended sessions, throttles whose time is over, answers older than a day.
set role perimeter_gate;
create function gate.clean() returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    -- Not at once: a proof opens a session for a minute, and its token must not be free again meanwhile.
    delete from gate.session s
     where s.expires_at < clock_timestamp() - interval '5 minutes'
        or s.last_seen_at < clock_timestamp() - interval '7 days';
    delete from gate.throttle t where t.window_ends < clock_timestamp();
    delete from public.idempotency_key k where k.created_at < now() - interval '24 hours';
end
$$;
reset role;
grant execute on function gate.clean() to perimeter_auth;
