-- Stations, counsellors with their rosters, appointments. Hibernate checks these tables, it never makes them.
-- Days and times reach from 2000-01-01 to 2200-01-01 (Asia/Shanghai): one that nothing reads back would stop everybody's search.

create table station (
    id       uuid primary key,
    kind     varchar(16) not null check (kind in ('WORKERS_HOME', 'UNION_STATION', 'HEART_STATION')),
    name     varchar(100) not null,
    address  varchar(200) not null,
    union_id varchar(64) not null,
    status   varchar(16) not null check (status in ('OPEN', 'SUSPENDED')),
    version  bigint not null
);
create index station_by_name on station (name, id);

create table room (
    id         uuid primary key,
    station_id uuid not null references station,
    name       varchar(100) not null,
    position   integer not null
);
create index room_of_station on room (station_id);

create table station_hours (
    station_id uuid not null references station,
    position   integer not null,
    weekday    varchar(9) not null,
    opens      time not null,
    closes     time not null,
    primary key (station_id, position),
    constraint station_hours_forward check (opens < closes)
);

create table carer (
    id         uuid primary key,
    station_id uuid not null references station,
    person_id  uuid not null references person,
    since      timestamptz not null,
    until      timestamptz
);
create unique index carer_active on carer (station_id, person_id) where until is null;

create table counsellor (
    id              uuid primary key,
    person_id       uuid not null constraint counsellor_person unique references person,
    name            varchar(100) not null,
    agency          varchar(64) not null,
    gender          varchar(16) not null check (gender in ('FEMALE', 'MALE', 'OTHER')),
    languages       varchar(255)[] not null,
    topics          varchar(255)[] not null,
    modalities      varchar(255)[] not null,
    most_per_day    integer not null check (most_per_day between 1 and 16),
    session_minutes integer not null check (session_minutes between 15 and 180),
    buffer_minutes  integer not null check (buffer_minutes between 0 and 60),
    version         bigint not null,
    roster_version  bigint not null
);
create index counsellor_by_name on counsellor (name, id);

create table qualification (
    counsellor_id uuid not null references counsellor,
    position      integer not null,
    name          varchar(100) not null,
    expires_on    date not null check (expires_on between '2000-01-01' and '2200-01-01'),
    primary key (counsellor_id, position)
);

-- Local times of Asia/Shanghai; a rule with ON_SITE among its modalities names the room.
create table roster_rule (
    id             uuid primary key,
    counsellor_id  uuid not null references counsellor,
    position       integer not null,
    weekday        varchar(9) not null,
    starts         time not null,
    ends           time not null,
    modalities     varchar(255)[] not null,
    room_id        uuid constraint roster_rule_room references room,
    effective_from date not null check (effective_from between '2000-01-01' and '2200-01-01'),
    effective_to   date check (effective_to between '2000-01-01' and '2200-01-01'),
    zone           varchar(64) not null,
    constraint roster_rule_forward check (starts < ends and ends < '24:00' and (effective_to is null or effective_from <= effective_to))
);
create index roster_rule_of_counsellor on roster_rule (counsellor_id, position);

create table roster_exception (
    id            uuid primary key,
    counsellor_id uuid not null references counsellor,
    day           date not null check (day between '2000-01-01' and '2200-01-01'),
    zone          varchar(64) not null,
    version       bigint not null,
    constraint roster_exception_day unique (counsellor_id, day)
);

create table roster_exception_hours (
    roster_exception_id uuid not null references roster_exception,
    position            integer not null,
    starts              time not null,
    ends                time not null,
    modalities          varchar(255)[] not null,
    room_id             uuid constraint roster_exception_room references room,
    primary key (roster_exception_id, position),
    check (starts < ends and ends < '24:00')
);

create table time_off (
    id            uuid primary key,
    counsellor_id uuid not null references counsellor,
    starts_at     timestamptz not null check (starts_at >= timestamptz '2000-01-01 00:00+08'),
    ends_at       timestamptz not null check (ends_at <= timestamptz '2200-01-02 00:00+08'),
    check (starts_at < ends_at)
);
create index time_off_of_counsellor on time_off (counsellor_id, ends_at);

-- free_at is ends_at plus the counsellor's buffer: the displayed times never contain it.
create table appointment (
    id              uuid primary key,
    member_id       uuid not null references person,
    counsellor_id   uuid not null references counsellor,
    room_id         uuid constraint appointment_room references room,
    modality        varchar(8) not null check (modality in ('ON_SITE', 'PHONE', 'VIDEO')),
    status          varchar(24) not null check (status in ('HELD', 'BOOKED', 'CHECKED_IN', 'COMPLETED', 'EXPIRED',
                        'CANCELLED_BY_MEMBER', 'CANCELLED_BY_PROVIDER', 'NO_SHOW', 'NEEDS_RESCHEDULE')),
    starts_at       timestamptz not null check (starts_at >= timestamptz '2000-01-01 00:00+08'
                        and starts_at <= timestamptz '2200-01-02 00:00+08'),
    ends_at         timestamptz not null,
    free_at         timestamptz not null,
    blocked_range   tstzrange not null generated always as (tstzrange(starts_at, free_at, '[)')) stored,
    hold_expires_at timestamptz,
    topic           varchar(32),
    outside_roster  boolean not null,
    moves           integer not null check (moves between 0 and 3),
    reason          varchar(24),
    reason_text     varchar(200),
    no_show_side    varchar(12) check (no_show_side in ('MEMBER', 'COUNSELLOR')),
    booked_by_id    uuid not null references person,
    fingerprint     varchar(64) not null,
    created_at      timestamptz not null,
    version         bigint not null,
    changed_xid     xid8 not null default pg_current_xact_id(),
    check (starts_at < ends_at and ends_at <= free_at),
    check (status <> 'HELD' or hold_expires_at is not null),
    check ((modality = 'ON_SITE') = (room_id is not null)),
    check ((status = 'NO_SHOW') = (no_show_side is not null)),
    -- What must never happen, whoever asks. Not deferrable: a deferrable one cannot be the arbiter of ON CONFLICT.
    constraint appointment_counsellor_free exclude using gist (counsellor_id with =, blocked_range with &&)
        where (status in ('HELD', 'BOOKED', 'CHECKED_IN')),
    constraint appointment_member_free exclude using gist (member_id with =, tstzrange(starts_at, ends_at, '[)') with &&)
        where (status in ('HELD', 'BOOKED', 'CHECKED_IN')),
    constraint appointment_room_free exclude using gist (room_id with =, blocked_range with &&)
        where (status in ('HELD', 'BOOKED', 'CHECKED_IN'))
);
create index appointment_by_start on appointment (starts_at);
create index appointment_of_counsellor on appointment (counsellor_id, starts_at, id);
create index appointment_changes on appointment (member_id, changed_xid);
create trigger appointment_touch before update on appointment for each row execute function zhijia_touch();

-- Where an appointment was before each attempt to move it.
create table appointment_move (
    id             uuid primary key,
    appointment_id uuid not null references appointment,
    attempt        uuid not null,
    counsellor_id  uuid not null references counsellor,
    room_id        uuid constraint appointment_move_room references room,
    modality       varchar(8) not null,
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    moved_by_id    uuid not null references person,
    moved_at       timestamptz not null,
    constraint appointment_move_attempt unique (appointment_id, attempt)
);
