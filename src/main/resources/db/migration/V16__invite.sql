set role perimeter_owner;

-- Spec 8. The code is kept as an HMAC by a key that is outside the database; the hint is its last two symbols.
create table invite
(
    company_id uuid        not null references company,
    id         uuid        not null,
    code_mac   bytea       not null check (length(code_mac) = 32),
    hint       text        not null check (hint ~ '^[0-9A-Z]{2}$'),
    note       text check (length(note) between 1 and 200),
    created_by uuid        not null references account,
    -- One reading of the clock for both: clock_timestamp() gives another one each time.
    created_at timestamptz not null default statement_timestamp(),
    expires_at timestamptz not null default statement_timestamp() + interval '48 hours',
    used_at    timestamptz,
    used_by    uuid references account,
    -- Revoked, or dead because its maker lost the right or left: a dead code does not come back to life.
    revoked_at timestamptz,

    primary key (company_id, id),
    constraint invite_code_taken unique (code_mac),
    constraint used_when_and_by_whom check ((used_at is null) = (used_by is null)),
    constraint used_or_revoked check (used_at is null or revoked_at is null)
);
create index invite_by_time on invite (company_id, created_at desc, id desc);

-- Spec 8.7: since when somebody is gone, so that a code made before does not let them back in.
create table departure
(
    company_id uuid        not null references company,
    account_id uuid        not null references account,
    left_at    timestamptz not null default clock_timestamp(),

    primary key (company_id, account_id)
);

-- Spec 7.7: at most one offer at a time.
create table ownership_offer
(
    company_id uuid primary key references company,
    account_id uuid        not null references account,
    made_at    timestamptz not null default statement_timestamp(),
    expires_at timestamptz not null default statement_timestamp() + interval '168 hours'
);

alter table invite alter code_mac set statistics 0, alter hint set statistics 0, alter note set statistics 0;

alter table invite enable row level security;
alter table invite force row level security;
alter table departure enable row level security;
alter table departure force row level security;
alter table ownership_offer enable row level security;
alter table ownership_offer force row level security;

create policy invite_view on invite for select to perimeter_app using (company_id = gate.company('invites_send'));
create policy gate_all on invite to perimeter_gate using (true) with check (true);
create policy gate_all on departure to perimeter_gate using (true) with check (true);
create policy gate_all on ownership_offer to perimeter_gate using (true) with check (true);

-- The MAC is nobody's to read.
grant select (company_id, id, hint, note, created_by, created_at, expires_at, used_at, used_by, revoked_at) on invite to perimeter_app;
grant select, insert (company_id, id, code_mac, hint, note, created_by), update (used_at, used_by, revoked_at), delete on invite to perimeter_gate;
grant select, insert, update (left_at), delete on departure to perimeter_gate;
grant select, insert, update (account_id, made_at, expires_at), delete on ownership_offer to perimeter_gate;

-- Members are managed through functions (V16); the rules of spec 7 stand here as well, for whatever SQL is run.
create policy membership_view on membership for select to perimeter_app using (company_id = gate.company('permissions_manage'));
create policy membership_change on membership for update to perimeter_app
    using (company_id = gate.company('permissions_manage') and role = 'staff')
    with check (company_id = gate.company('permissions_manage') and role = 'staff'
        -- Spec 7.3: who manages has the flag, and keeps it as it is.
        and case when account_id = gate.account() then permissions_manage else true end = true);
grant select (company_id, account_id, role, orders_view, orders_act, customers_view, customers_act, assets_view, assets_act, invites_send,
              permissions_manage, held, joined_at, invited_by, version),
    update (orders_view, orders_act, customers_view, customers_act, assets_view, assets_act, invites_send, permissions_manage, version)
    on membership to perimeter_app;
grant delete, update (role, orders_view, orders_act, customers_view, customers_act, assets_view, assets_act, invites_send,
                      permissions_manage, version) on membership to perimeter_gate;

reset role;
