-- 活动. States are stored; "open", "full" and "running" are read from the clock and the quota.
create table event (
    id                     uuid primary key,
    version                bigint        not null,
    union_id               varchar(64)   not null,
    title                  varchar(200)  not null,
    kind                   varchar(40)   not null,
    description            varchar(5000),
    host                   varchar(100),
    place_title            varchar(200),
    place_station_id       uuid,
    starts_at              timestamptz   not null,
    ends_at                timestamptz   not null,
    zone                   varchar(64)   not null,
    registration_opens_at  timestamptz,
    registration_closes_at timestamptz,
    audience_rule          varchar(20)   not null check (audience_rule in ('OWN_UNION', 'UNIONS', 'EVERYBODY')),
    audience_unions        text[],
    tags                   text[]        not null,
    needs_approval         boolean       not null,
    state                  varchar(20)   not null check (state in ('DRAFT', 'PUBLISHED', 'COMPLETED', 'CANCELLED')),
    revision               integer       not null check (revision > 0),
    cancellation_reason    varchar(500),
    check (starts_at < ends_at),
    check ((state = 'CANCELLED') = (cancellation_reason is not null)),
    check ((audience_rule = 'UNIONS') = (audience_unions is not null))
);
create index event_in_time on event (starts_at, id);
create index event_of_union on event (union_id, starts_at, id);

-- 名额. used counts the seats held, waiting the people in line; both change only by guarded updates of this row, which is
-- therefore also the lock that puts claims, joins and releases of one quota in order.
create table quota (
    id             uuid primary key,
    version        bigint  not null,
    event_id       uuid    not null references event,
    size           integer check (size >= 0),
    waitlist_size  integer check (waitlist_size >= 0),
    used           integer not null default 0 check (used >= 0),
    waiting        integer not null default 0 check (waiting >= 0),
    oversubscribed boolean not null default false,
    paused         boolean not null default false,
    open           boolean not null default false,
    constraint quota_not_oversold check (oversubscribed or size is null or used <= size),
    -- One for now; when several may follow, this goes.
    constraint quota_one_per_event unique (event_id)
);

-- 报名. One row for each attempt; at most one of a person's rows for an event is live.
create table registration (
    id              uuid primary key,
    event_id        uuid        not null references event,
    quota_id        uuid        not null references quota,
    person_id       uuid        not null references person,
    attempt         uuid        not null,
    later_attempts  uuid[]      not null default '{}',
    state           varchar(20) not null check (state in ('PENDING_APPROVAL', 'WAITLISTED', 'CONFIRMED', 'CANCELLED', 'REJECTED')),
    priority        integer     not null default 0,
    joined_at       timestamptz not null,
    agreed_revision integer     not null,
    asked_revision  integer     not null,
    ended_by        varchar(20) check (ended_by in ('MEMBER', 'ORGANIZER', 'EVENT')),
    reason          varchar(500),
    changed_xid     xid8        not null default pg_current_xact_id(),
    check (agreed_revision <= asked_revision),
    check ((state in ('CANCELLED', 'REJECTED')) = (ended_by is not null)),
    constraint registration_one_per_attempt unique (event_id, person_id, attempt)
);
create unique index registration_one_live on registration (event_id, person_id)
    where state in ('PENDING_APPROVAL', 'WAITLISTED', 'CONFIRMED');
create index registration_line on registration (quota_id, priority desc, joined_at, id) where state = 'WAITLISTED';
create index registration_in_time on registration (event_id, joined_at, id);
create index registration_changes on registration (person_id, changed_xid);
create trigger registration_touch before update on registration for each row execute function zhijia_touch();

-- 通知. One row for each registration and fact; a fact that becomes true again moves its row to the end.
create table notice (
    id              uuid primary key,
    registration_id uuid        not null references registration,
    person_id       uuid        not null references person,
    event_id        uuid        not null references event,
    fact            varchar(40) not null check (fact in ('PROMOTED', 'APPROVED', 'REJECTED', 'RESCHEDULED', 'EVENT_CANCELLED', 'EVENT_COMPLETED')),
    revision        integer     not null,
    occurred_at     timestamptz not null,
    changed_xid     xid8        not null default pg_current_xact_id(),
    constraint notice_once unique (registration_id, fact, revision)
);
create index notice_changes on notice (person_id, changed_xid);
create trigger notice_touch before update on notice for each row execute function zhijia_touch();
