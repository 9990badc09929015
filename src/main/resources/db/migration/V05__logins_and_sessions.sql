set role perimeter_gate;

-- Spec 3.1: who somebody is. Either an e-mail address and password kept here, or issuer and subject of an outside identity provider.
create table gate.login
(
    id            uuid primary key,
    email         text        not null check (length(email) between 3 and 254),
    email_key     text        not null collate "C" check (length(email_key) between 3 and 400),
    password_hash text check (length(password_hash) between 40 and 300),
    issuer        text check (length(issuer) between 1 and 500),
    subject       text check (length(subject) between 1 and 500),
    account_id    uuid references public.account,
    created_at    timestamptz not null default now(),

    constraint login_is_of_one_kind check ((password_hash is not null and issuer is null and subject is null)
        or (password_hash is null and issuer is not null and subject is not null)),
    -- Spec 3.4.
    constraint email_taken unique (email_key),
    constraint identity_taken unique (issuer, subject)
);

-- Spec 2.5: the token is kept as a hash only; a session ends after 7 days unused and 30 days in any case.
create table gate.session
(
    id             uuid primary key,
    token_hash     bytea       not null check (length(token_hash) = 32),
    login_id       uuid        not null references gate.login,
    active_company uuid references public.company,
    -- One reading of the clock for the three: clock_timestamp() gives another one each time. In hours: where clocks are put forward, a day has 23.
    created_at     timestamptz not null default statement_timestamp(),
    last_seen_at   timestamptz not null default statement_timestamp(),
    expires_at     timestamptz not null default statement_timestamp() + interval '720 hours',
    user_agent     text check (length(user_agent) <= 300),
    address        text check (length(address) <= 64),

    constraint session_token_taken unique (token_hash)
);
create index session_of_login on gate.session (login_id);

-- From where somebody signed in to a login before, as keyed hashes of the networks: who fails there is no stranger to it (spec 3.5).
create table gate.known_network
(
    login_id uuid        not null references gate.login on delete cascade,
    network  bytea       not null check (length(network) = 32),
    seen_at  timestamptz not null default clock_timestamp(),

    primary key (login_id, network)
);

-- Forms of persons that are done already, by a keyed hash of what was sent: sent twice, they are done once. Without an answer: one runs.
create table gate.sent_form
(
    login_id uuid        not null references gate.login on delete cascade,
    form     bytea       not null check (length(form) = 32),
    begun_at timestamptz not null default clock_timestamp(),
    answer   text check (length(answer) between 1 and 500),

    primary key (login_id, form)
);

-- Attempts lately, by what was tried and from where: one row for each bucket, so that it holds over several processes (spec 3.5).
create table gate.throttle
(
    bucket      text primary key collate "C" check (bucket ~ '^[0-9a-f]{64}$'),
    failures    integer     not null check (failures >= 0),
    window_ends timestamptz not null
);

reset role;
