-- 普法直播: a broadcast with its visits and likes as rows, and the log that its frames are cut from.
create table livestream (
    id              uuid primary key,
    version         bigint not null,
    union_id        varchar(64) not null,
    title           varchar(200) not null,
    description     varchar(4000),
    event_id        uuid references event,
    starts_at       timestamptz not null,
    guests          boolean not null,
    live_url        varchar(500),
    replay_url      varchar(500),
    state           varchar(16) not null check (state in ('SCHEDULED', 'LIVE', 'ENDED', 'REPLAY')),
    live_at         timestamptz,
    ended_at        timestamptz,
    imported_visits bigint check (imported_visits >= 0),
    imported_likes  bigint check (imported_likes >= 0),
    imported_source varchar(300),
    imported_at     timestamptz,
    check ((state = 'SCHEDULED') = (live_at is null)),
    check ((state in ('ENDED', 'REPLAY')) = (ended_at is not null)),
    check ((imported_at is null) = (imported_visits is null) and (imported_at is null) = (imported_likes is null)
        and (imported_at is null) = (imported_source is null)),
    -- history is of a broadcast that is over
    check (imported_at is null or state in ('ENDED', 'REPLAY'))
);
create index livestream_in_time on livestream (starts_at desc, id);

-- Where the log of a stream has come to. Its row is the lock under which positions are given, at publication and in commit order.
create table live_channel (
    stream_id   uuid primary key references livestream,
    epoch       bigint not null,
    last_offset bigint not null default 0
);

-- The log: what viewers are told, one after the other, without a gap. Totals are not in it, they are read as they stand.
create table live_entry (
    stream_id  uuid not null references live_channel,
    at_offset  bigint not null,
    kind       varchar(16) not null check (kind in ('MESSAGE', 'TOMBSTONE')),
    message_id uuid not null,
    primary key (stream_id, at_offset),
    unique (message_id, kind)
);

-- 人次: one row per visit, never more than what was acknowledged, never less. No foreign keys: a look at a parent for each of a
-- million rows would cost more than the row, and the statements that write it join the stream anyway.
create table live_visit (
    id           uuid primary key,
    stream_id    uuid not null,
    -- made from the token's subject, or from the device of a guest
    viewer       uuid not null,
    member       boolean not null,
    device       uuid not null,
    replay       boolean not null,
    -- the one that is gone on with when the same viewer opens the stream again on the same device
    latest       boolean not null default true,
    began_at     timestamptz not null,
    last_beat_at timestamptz not null,
    -- the visit's running total, and how much of it was given while the stream was live
    likes        integer not null default 0 check (likes >= 0),
    live_likes   integer not null default 0 check (live_likes between 0 and likes)
) with (fillfactor = 85);
create unique index live_visit_one_at_a_time on live_visit (stream_id, viewer, device) where latest;
create index live_visit_beats on live_visit (stream_id, last_beat_at);

-- Totals, written in the transaction of the rows they count. A slot per replica, so that replicas do not wait for each other.
create table live_total (
    stream_id     uuid not null,
    slot          uuid not null,
    visits        bigint not null default 0 check (visits >= 0),
    likes         bigint not null default 0 check (likes >= 0),
    replay_visits bigint not null default 0 check (replay_visits >= 0),
    replay_likes  bigint not null default 0 check (replay_likes >= 0),
    primary key (stream_id, slot)
);

-- What is counted over all rows, now and then and by whichever replica comes first.
create table live_gauge (
    stream_id      uuid primary key,
    concurrent     bigint not null,
    unique_viewers bigint not null,
    measured_at    timestamptz not null
);

create table live_message (
    id           uuid primary key,
    stream_id    uuid not null references live_channel,
    person_id    uuid not null references person,
    -- as others see it: 金**
    sender       varchar(20) not null,
    text         varchar(200) not null,
    state        varchar(16) not null check (state in ('PENDING', 'PUBLISHED', 'REJECTED', 'HIDDEN')),
    sent_at      timestamptz not null,
    published_at timestamptz,
    -- its position in the log since publication, for ever
    at_offset    bigint,
    check ((state in ('PUBLISHED', 'HIDDEN')) = (at_offset is not null)),
    check ((at_offset is null) = (published_at is null)),
    unique (stream_id, at_offset)
);
