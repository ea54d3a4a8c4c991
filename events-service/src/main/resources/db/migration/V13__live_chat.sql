-- 聊天设置. Without a row the stream's defaults hold: open, no slow mode.
create table live_chat_settings (
    stream_id         uuid primary key references livestream,
    version           bigint not null,
    mode              varchar(16) not null check (mode in ('OPEN', 'PRE_MODERATED', 'CLOSED')),
    slow_mode_seconds integer not null check (slow_mode_seconds between 0 and 3600)
);

-- 关键词, as the organizers wrote them; they are matched in another form, which code makes of them.
create table live_keywords (
    stream_id uuid primary key references livestream,
    version   bigint not null,
    review    text[] not null,
    refuse    text[] not null
);

-- Slow mode: when somebody last said something. One row per person and stream, so that it holds whichever replica is asked.
create table live_chatter (
    stream_id uuid not null references livestream,
    person_id uuid not null references person,
    spoke_at  timestamptz not null,
    primary key (stream_id, person_id)
);

-- The queue's first half; the other is live_flag.
create index live_message_pending on live_message (stream_id, sent_at, id) where state = 'PENDING';

-- 举报. One per member and message, which stays.
create table live_report (
    message_id  uuid not null references live_message,
    person_id   uuid not null references person,
    reason      varchar(200) not null,
    reported_at timestamptz not null,
    primary key (message_id, person_id)
);

-- How often a message was reported, and how many of those reports organizers have answered by leaving it there.
create table live_flag (
    message_id uuid primary key references live_message,
    stream_id  uuid not null references livestream,
    reports    integer not null check (reports > 0),
    settled    integer not null default 0 check (settled between 0 and reports),
    -- the first report that nobody has answered
    since      timestamptz not null
);
create index live_flag_open on live_flag (stream_id, since, message_id) where reports > settled;

-- 处置记录. Evidence: what was done to whom, by whom and why, with the words it was done for as they stood then.
create table live_sanction (
    id           uuid primary key,
    place        bigint generated always as identity,
    stream_id    uuid not null references livestream,
    person_id    uuid not null references person,
    level        varchar(16) not null check (level in ('WARNING', 'MUTE', 'BAN', 'LIFTED')),
    minutes      integer check (minutes between 1 and 43200),
    immediately  boolean not null,
    reason       varchar(300) not null,
    message_id   uuid references live_message,
    message_text varchar(200),
    by_person_id uuid not null references person,
    imposed_at   timestamptz not null,
    -- until when a mute lasts
    ends_at      timestamptz,
    check ((level = 'MUTE') = (minutes is not null)),
    check ((level = 'MUTE') = (ends_at is not null)),
    check ((message_id is null) = (message_text is null))
);
create unique index live_sanction_log on live_sanction (stream_id, place);
create index live_sanction_of_person on live_sanction (stream_id, person_id, place);
create trigger live_sanction_append_only before update or delete or truncate on live_sanction
    for each statement execute function append_only();
