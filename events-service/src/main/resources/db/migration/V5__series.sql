-- When a row last changed, for calendars: DTSTAMP and LAST-MODIFIED.
create function zhijia_changed() returns trigger language plpgsql as
$$ begin new.changed_at := zhijia_now(); return new; end $$;

alter table event add column changed_at timestamptz not null default zhijia_now();
create trigger event_changed before update on event for each row execute function zhijia_changed();

-- Of a registration only what a calendar shows counts as a change; how many there were makes its SEQUENCE grow.
create function zhijia_counted() returns trigger language plpgsql as
$$ begin new.changed_at := zhijia_now(); new.changes := old.changes + 1; return new; end $$;
alter table registration add column changed_at timestamptz not null default zhijia_now(),
    add column changes integer not null default 1;
create trigger registration_counted before update on registration for each row
    when (old.state is distinct from new.state or old.asked_revision is distinct from new.asked_revision)
    execute function zhijia_counted();

-- 放假安排, by year: a notice of the State Council's General Office, with its make-up workdays (调休上班).
create table holiday_year (
    year    integer primary key,
    version integer      not null check (version > 0),
    notice  varchar(100) not null,
    title   varchar(200) not null,
    source  varchar(300) not null
);
create table holiday (
    day  date primary key,
    year integer     not null references holiday_year,
    name varchar(40) not null,
    off  boolean     not null
);

-- 系列活动. Local times are text as in the contract, yyyy-MM-ddTHH:mm, which sorts as it should.
create table series (
    id               uuid primary key,
    version          bigint       not null,
    union_id         varchar(64)  not null,
    title            varchar(200) not null,
    description      varchar(5000),
    place_title      varchar(200),
    place_station_id uuid,
    kind             varchar(40)  not null,
    rrule            varchar(200) not null,
    local_start      varchar(16)  not null,
    minutes          integer      not null check (minutes between 1 and 10080),
    zone             varchar(64)  not null,
    exdates          text[]       not null,
    rdates           text[]       not null,
    holiday_policy   varchar(20)  not null check (holiday_policy in ('SKIP', 'NEXT_WORKDAY', 'KEEP')),
    size             integer check (size >= 0),
    audience_rule    varchar(20)  not null check (audience_rule in ('OWN_UNION', 'UNIONS', 'EVERYBODY')),
    audience_unions  text[],
    rule_since       varchar(16)  not null,
    split_from       uuid references series,
    split_at         varchar(16),
    due_at           timestamptz  not null default zhijia_now(),
    changed_at       timestamptz  not null default zhijia_now(),
    check ((split_from is null) = (split_at is null))
);
create index series_of_union on series (union_id, id);
create index series_due on series (due_at);
create trigger series_changed before update on series for each row
    when (old.version is distinct from new.version) execute function zhijia_changed();

-- 场次. The id is the event's too, and follows from series and recurrence_id, the original local start for ever.
create table occurrence (
    id               uuid primary key,
    version          bigint      not null,
    series_id        uuid        not null references series,
    recurrence_id    varchar(16) not null,
    event_id         uuid unique references event,
    planned          varchar(16),
    holiday          varchar(40),
    detached         boolean     not null,
    dropped          boolean     not null,
    stands           boolean     not null,
    other_start      varchar(16),
    other_minutes    integer check (other_minutes between 1 and 10080),
    other_title      varchar(200),
    place_title      varchar(200),
    place_station_id uuid,
    called_off       boolean,
    reason           varchar(500),
    changed_at       timestamptz not null default zhijia_now(),
    check (event_id is null or event_id = id),
    constraint occurrence_once unique (series_id, recurrence_id)
);
create trigger occurrence_changed before update on occurrence for each row execute function zhijia_changed();

-- 长期席位. One live row for each series and person; a row for each attempt.
create table subscription (
    id            uuid primary key,
    series_id     uuid        not null references series,
    person_id     uuid        not null references person,
    attempt       uuid        not null,
    subscribed_at timestamptz not null,
    ended_at      timestamptz,
    constraint subscription_one_per_attempt unique (series_id, person_id, attempt)
);
create unique index subscription_one_live on subscription (series_id, person_id) where ended_at is null;
create table standing_seat (
    subscription_id uuid        not null references subscription,
    recurrence_id   varchar(16) not null,
    generation      integer     not null,
    attempt         uuid,
    opted_out       boolean     not null,
    refusal         varchar(60),
    primary key (subscription_id, recurrence_id)
);

-- 日历订阅. The key opens the feed and nothing else; only its SHA-256 is kept. Without one the feed is revoked.
create table calendar_feed (
    id         uuid primary key,
    person_id  uuid        not null references person,
    key_hash   varchar(64) unique,
    renewal    uuid,
    created_at timestamptz not null,
    renewed_at timestamptz not null
);
create index calendar_feed_of on calendar_feed (person_id);
