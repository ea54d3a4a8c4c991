-- 场地. A bus is a venue too: its seats, and the line it runs on.
create table venue (
    id       uuid primary key,
    version  bigint       not null,
    union_id varchar(64)  not null,
    kind     varchar(20)  not null check (kind in ('STATION', 'HALL', 'FIELD', 'BUS', 'ONLINE', 'ROOM')),
    title    varchar(200) not null,
    address  varchar(300),
    seats    integer check (seats > 0),
    route    varchar(100),
    shared   boolean      not null,
    check (route is null or kind = 'BUS')
);
create index venue_in_order on venue (title, id);
create index venue_of_union on venue (union_id, title, id);

alter table event add column venue_id uuid references venue;
create index event_at_venue on event (venue_id) where venue_id is not null;

-- 场地预订. Half-open, so that 10 to 11 and 11 to 12 fit.
create table venue_booking (
    id         uuid primary key,
    venue_id   uuid         not null references venue,
    event_id   uuid references event,
    union_id   varchar(64)  not null,
    title      varchar(200),
    starts_at  timestamptz  not null,
    ends_at    timestamptz  not null,
    cancelled  boolean      not null default false,
    check (starts_at < ends_at),
    check ((event_id is null) = (title is not null)),
    constraint venue_booking_free exclude using gist (venue_id with =, tstzrange(starts_at, ends_at, '[)') with &&)
        where (not cancelled)
);
create unique index venue_booking_one_per_event on venue_booking (event_id) where not cancelled;
create index venue_booking_in_time on venue_booking (venue_id, starts_at, id);

-- 批量报名. The file is gone once it is read: its digest tells a repeat from another file under the same id.
create table import_job (
    id         uuid primary key,
    event_id   uuid        not null references event,
    digest     bytea       not null,
    dry_run    boolean     not null,
    unions     text[]      not null,
    row_count  integer     not null check (row_count > 0),
    created_at timestamptz not null,
    leased_to  timestamptz,
    state      varchar(20) not null check (state in ('QUEUED', 'RUNNING', 'DONE'))
);
create index import_job_to_do on import_job (created_at, id) where state <> 'DONE';

-- One row of the file. Its verdict is written in the transaction that registers, or not at all.
create table import_row (
    import_id  uuid    not null references import_job,
    line       integer not null check (line > 1),
    member_no  varchar(32),
    name       varchar(100),
    union_id   varchar(64),
    party_size integer not null,
    failures   integer not null default 0,
    verdict    varchar(30),
    code       varchar(64),
    primary key (import_id, line),
    check (verdict is not null or member_no is not null),
    check ((code is not null) = (verdict is not null and verdict = 'REFUSED'))
);
create index import_row_to_do on import_row (import_id, line) where verdict is null;
create index import_row_by_verdict on import_row (import_id, verdict, line);

-- 活动列表. Every list is in the order of start, so each filter's index ends in that order where it can.
create index event_of_kind on event (kind, starts_at, id);
create index event_tags on event using gin (tags) with (fastupdate = off);
-- "Not over by then" has no order of start; but no event lasts longer than the longest, and this index knows that one.
create index event_length on event ((ends_at - starts_at));

-- What people search in Chinese is short, and trigrams know neither words of two characters nor, in a database of locale C, any
-- Chinese at all: so each character and each pair of neighbours. Plain expressions, which PostgreSQL inlines, and no function of
-- ours within, because an index is made without a search path.
create function event_grams(words text) returns text[] language sql immutable parallel safe as
$$
    select string_to_array(lower(words), null) || string_to_array(regexp_replace(lower(words), '(..)', E'\\1\x1f', 'g'), E'\x1f')
        || string_to_array(regexp_replace(substr(lower(words), 2), '(..)', E'\\1\x1f', 'g'), E'\x1f')
$$;
-- Of what is sought the pairs are enough, or its one character. An odd last character stays single, which does no harm.
create function event_grams_sought(words text) returns text[] language sql immutable parallel safe as
$$
    select case when length(words) = 1 then array[lower(words)] else array_remove(string_to_array(regexp_replace(lower(words), '(..)', E'\\1\x1f', 'g'), E'\x1f')
        || string_to_array(regexp_replace(substr(lower(words), 2), '(..)', E'\\1\x1f', 'g'), E'\x1f'), '') end
$$;
create index event_text on event using gin (event_grams(title || ' ' || coalesce(description, ''))) with (fastupdate = off);
