-- 会谈记录. Versions of what the counsellor wrote about one session: one draft at a time, and what is signed stays as it is.
create table note (
    id             uuid primary key,
    appointment_id uuid        not null references appointment,
    version        integer     not null check (version between 1 and 50),
    person_id      uuid        not null references person,
    author_id      uuid        not null references person,
    -- Sealed; the cell's version is the edition.
    text           bytea       not null,
    edition        bigint      not null,
    written_at     timestamptz not null,
    signed_at      timestamptz,
    constraint note_version unique (appointment_id, version)
);
create unique index note_draft on note (appointment_id) where signed_at is null;
create index note_of_person on note (person_id, written_at desc, id);

create function note_signed() returns trigger language plpgsql as
$$ begin raise exception 'a signed note stays as it is' using errcode = 'restrict_violation'; end $$;
create trigger note_signed before update or delete on note for each row when (old.signed_at is not null)
    execute function note_signed();

-- A signed note shown to one supervisor (督导) for a time.
create table note_release (
    id            uuid primary key,
    note_id       uuid        not null references note,
    supervisor_id uuid        not null references person,
    released_at   timestamptz not null,
    expires_at    timestamptz not null,
    ended_at      timestamptz
);
create unique index note_release_one on note_release (note_id) where ended_at is null;

-- 紧急查阅. Somebody on duty opened one person's notes for a short time; a second person looks at it afterwards.
create table break_glass (
    id             uuid primary key,
    person_id      uuid        not null references person,
    opened_by_id   uuid        not null references person,
    case_id        uuid,
    -- Sealed with the person's key, as is the remark.
    reason         bytea       not null,
    opened_at      timestamptz not null,
    expires_at     timestamptz not null,
    review_due_at  timestamptz not null,
    reviewed_by_id uuid references person,
    reviewed_at    timestamptz,
    verdict        varchar(16) check (verdict in ('JUSTIFIED', 'NOT_JUSTIFIED')),
    remark         bytea,
    constraint break_glass_second_pair_of_eyes check (reviewed_by_id <> opened_by_id and reviewed_by_id <> person_id),
    constraint break_glass_not_oneself check (opened_by_id <> person_id),
    check ((reviewed_by_id is null) = (verdict is null) and (reviewed_at is null) = (verdict is null))
);
create index break_glass_open on break_glass (person_id, opened_by_id, expires_at);
create index break_glass_to_review on break_glass (review_due_at, id) where verdict is null;

-- 通知. One fact for one person; the words are made when it is read, so that nothing about anybody stands here.
create table notice (
    id          uuid primary key,
    person_id   uuid        not null references person,
    fact        varchar(40) not null,
    thing       uuid        not null,
    occurred_at timestamptz not null,
    changed_xid xid8        not null default pg_current_xact_id(),
    constraint notice_once unique (person_id, fact, thing)
);
create index notice_changes on notice (person_id, changed_xid);
create trigger notice_touch before update on notice for each row execute function zhijia_touch();
