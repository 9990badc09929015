set role perimeter_gate;

-- What the operator did to the shared catalog (spec 14.6). Nobody who serves requests reads or writes it; an entry may be gone that it names.
create table gate.catalog_act
(
    id      uuid        not null primary key,
    at      timestamptz not null default clock_timestamp(),
    by_whom text        not null check (length(by_whom) between 1 and 200),
    act     text        not null check (act in ('hide', 'show', 'merge', 'remove')),
    kind    text        not null check (kind in ('filament', 'printer')),
    spec_id uuid        not null,
    name    text        not null check (length(name) between 1 and 500),
    into_id uuid        check (into_id <> spec_id),

    check ((act = 'merge') = (into_id is not null))
);

reset role;
