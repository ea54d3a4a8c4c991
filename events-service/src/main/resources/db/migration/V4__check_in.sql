-- 验票. What a gate saw, when, and what it was told: written once, never changed. Who may be let in next, who was there and
-- what contradicts what are read from these rows, so that the order in which gates report makes no difference.
create table scan (
    id              uuid primary key,
    event_id        uuid        not null references event,
    -- Known from a genuine ticket of this event only.
    registration_id uuid references registration,
    ticket_version  integer,
    -- SHA-256 of what was sent: a repeat is known without keeping the ticket.
    digest          varchar(43) not null,
    device_id       varchar(64) not null,
    gate            varchar(64) not null,
    direction       varchar(5)  not null check (direction in ('ENTRY', 'EXIT')),
    -- Reported afterwards by a gate that had decided by itself.
    reported        boolean     not null,
    -- By the device's clock; clock_off when that clock, or this time, cannot be right.
    scanned_at      timestamptz not null,
    received_at     timestamptz not null,
    clock_off       boolean     not null,
    -- Counts after everything that is not: the clock is off, or the time is outside the event's.
    doubtful        boolean     not null,
    -- In the event's zone.
    day             date        not null,
    verdict         varchar(20) not null check (verdict in ('INVALID_SIGNATURE', 'WRONG_EVENT', 'REVOKED', 'CANCELLED', 'WAITLISTED', 'NOT_YET', 'TOO_LATE', 'DUPLICATE', 'ADMITTED')),
    -- Somebody went through.
    passed          boolean     not null,
    -- The entry that this one repeats.
    first_scan_id   uuid references scan,
    scanned_by      uuid        not null references person,
    check (registration_id is not null or not passed),
    check (registration_id is not null or verdict in ('INVALID_SIGNATURE', 'WRONG_EVENT')),
    check ((verdict = 'DUPLICATE') = (first_scan_id is not null))
);
create index scan_movements on scan (registration_id, day, doubtful, scanned_at, id) where passed;
create index scan_of_event on scan (event_id, scanned_at, id);

-- 撤销验票. A scan that should not have been: a counter-entry, the scan itself stays.
create table scan_reversal (
    scan_id     uuid primary key references scan,
    reason      varchar(500) not null,
    reversed_by uuid         not null references person,
    reversed_at timestamptz  not null
);

-- The day's primary entry: the earliest that stands. Null where attendance was not taken at a gate.
alter table attendance add column scan_id uuid references scan;

-- 作废的票. A ticket is a registration and a version; every version up to one listed here is void.
create table ticket_revocation (
    id              uuid primary key,
    event_id        uuid        not null references event,
    registration_id uuid        not null references registration,
    version         integer     not null check (version > 0),
    cause           varchar(20) not null check (cause in ('ENDED', 'RENEWED')),
    revoked_at      timestamptz not null,
    changed_xid     xid8        not null default pg_current_xact_id(),
    constraint ticket_revocation_once unique (registration_id, version)
);
create index ticket_revocation_changes on ticket_revocation (event_id, changed_xid);

-- Whatever takes the seat away takes the ticket with it, in the same transaction.
create function ticket_ended() returns trigger language plpgsql as
$$ begin
    insert into ticket_revocation (id, event_id, registration_id, version, cause, revoked_at)
    select gen_random_uuid(), new.event_id, new.id, coalesce(max(version), 0) + 1, 'ENDED', zhijia_now()
    from ticket_revocation where registration_id = new.id;
    return null;
end $$;
create trigger registration_ticket_ended after update of state on registration
    for each row when (old.state = 'CONFIRMED' and new.state <> 'CONFIRMED') execute function ticket_ended();

create function append_only() returns trigger language plpgsql as
$$ begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$;
create trigger scan_append_only before update or delete or truncate on scan
    for each statement execute function append_only();
create trigger scan_reversal_append_only before update or delete or truncate on scan_reversal
    for each statement execute function append_only();
create trigger ticket_revocation_append_only before update or delete or truncate on ticket_revocation
    for each statement execute function append_only();
