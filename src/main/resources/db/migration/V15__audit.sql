set role perimeter_owner;

-- Spec 10.1: who did what, when, to which record, old and new values. Append-only: nobody who serves requests may update or delete.
create table audit_entry
(
    company_id  uuid        not null references company,
    id          uuid        not null,
    at          timestamptz not null default now(),
    -- Null: the operator of the installation.
    account_id  uuid references account,
    action      text        not null check (action ~ '^[a-z_]{3,40}$'),
    record_type text        not null check (record_type ~ '^[a-z_]{3,40}$'),
    record_id   uuid        not null,
    -- {"field": {"from": ..., "to": ...}}
    changes     jsonb       not null default '{}' check (jsonb_typeof(changes) = 'object'),

    primary key (company_id, id)
);

create index audit_by_time on audit_entry (company_id, at desc, id desc);
create index audit_by_record on audit_entry (company_id, record_id, at desc, id desc);
create index audit_by_type on audit_entry (company_id, record_type, at desc, id desc);
create index audit_by_account on audit_entry (company_id, account_id, at desc, id desc);
create index audit_by_account_type on audit_entry (company_id, account_id, record_type, at desc, id desc);

alter table audit_entry alter changes set statistics 0, alter at set statistics 0, alter action set statistics 0,
    alter record_type set statistics 0, alter record_id set statistics 0;

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy audit_view on audit_entry for select to perimeter_app using (company_id = gate.company('owner'));
-- Nobody writes under another's name.
create policy audit_add on audit_entry for insert to perimeter_app
    with check (company_id = gate.company(null) and account_id = gate.account());
create policy gate_add on audit_entry for insert to perimeter_gate with check (true);
grant select, insert (company_id, id, account_id, action, record_type, record_id, changes) on audit_entry to perimeter_app;
grant insert (company_id, id, account_id, action, record_type, record_id, changes) on audit_entry to perimeter_gate;

reset role;
