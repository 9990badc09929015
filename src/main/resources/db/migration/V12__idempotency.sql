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

set role perimeter_gate;

-- The same for a person's form: what was sent is claimed, done, and answered, each in a transaction of its own. Null: it is the caller's to do.
-- Empty: another one does it right now. Else where it led. Who does it and never comes back is waited for half a minute.
create function gate.claim_form(token bytea, form bytea) returns text
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
begin
    insert into gate.sent_form as f (login_id, form)
    values (mine.login_id, claim_form.form)
    on conflict on constraint sent_form_pkey do update
       set begun_at = clock_timestamp(), answer = null
     where f.answer is null and f.begun_at < clock_timestamp() - interval '30 seconds'
        or f.begun_at < clock_timestamp() - interval '24 hours';
    if found then
        return null;
    end if;
    return (select coalesce(f.answer, '') from gate.sent_form f where f.login_id = mine.login_id and f.form = claim_form.form);
end
$$;

-- The end of it: where it led, or null where it was refused and may be sent again.
create function gate.end_form(token bytea, form bytea, answer text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
begin
    if answer is null then
        delete from gate.sent_form f where f.login_id = mine.login_id and f.form = end_form.form;
    else
        update gate.sent_form f set answer = end_form.answer where f.login_id = mine.login_id and f.form = end_form.form;
    end if;
end
$$;

-- What nobody needs any more: ended sessions, throttles whose time is over, answers older than a day, networks unused for half a year, and
-- logins of a week ago that never came to an account: each holds an e-mail address. Whose session was used within the hour is at it.
create function gate.clean() returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    unused uuid[];
begin
    -- Not at once: a proof opens a session for a minute, and its token must not be free again meanwhile.
    delete from gate.session s
     where s.expires_at < clock_timestamp() - interval '5 minutes'
        or s.last_seen_at < clock_timestamp() - interval '7 days';
    delete from gate.throttle t where t.window_ends < clock_timestamp();
    delete from gate.sent_form f where f.begun_at < clock_timestamp() - interval '24 hours';
    delete from gate.known_network n where n.seen_at < clock_timestamp() - interval '180 days';
    delete from public.idempotency_key k where k.created_at < now() - interval '24 hours';

    select coalesce(array_agg(stale.id), '{}') into unused
      from (select l.id
              from gate.login l
             where l.account_id is null
               and l.created_at < clock_timestamp() - interval '7 days'
               and not exists (select from gate.session s
                                where s.login_id = l.id and s.last_seen_at > clock_timestamp() - interval '1 hour')
               for update skip locked) stale;
    delete from gate.session s where s.login_id = any (unused);
    delete from gate.known_network n where n.login_id = any (unused);
    delete from gate.sent_form f where f.login_id = any (unused);
    delete from gate.login l where l.id = any (unused);
end
$$;
reset role;
grant execute on function gate.clean(), gate.claim_form(bytea, bytea), gate.end_form(bytea, bytea, text) to perimeter_auth;
