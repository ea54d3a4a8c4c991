-- 转介. One need of a member (a FHIR ServiceRequest), and one attempt (a FHIR Task) for each hospital that is asked. Times, ids and codes are in
-- clear; what somebody said is sealed. What must never happen is refused here, at the latest when a transaction wants to commit.

alter table referral drop constraint referral_of_case, drop constraint referral_state_check;
alter table referral
    add member_id       uuid references person,
    add priority        varchar(8),
    -- What routing asks for beside the priority.
    add scope           varchar(64),
    add age             integer check (age between 0 and 130),
    add wish            varchar(64),
    add station         uuid constraint referral_station references station,
    -- How many hospitals were asked, and from which attempt on a hospital is not asked again.
    add attempts        integer not null default 0,
    add round_from      integer not null default 1,
    add requested_by_id uuid references person,
    add requested_at    timestamptz,
    add ended_as        varchar(24),
    add ended_by_id     uuid references person,
    add ended_at        timestamptz,
    add version         bigint not null default 1;
update referral r set member_id = c.member_id, priority = case c.level when 'L3' then 'STAT' when 'L2' then 'URGENT' else 'ROUTINE' end
    from crisis_case c where c.id = r.case_id;
alter table referral alter member_id set not null, alter priority set not null;
alter table referral
    add constraint referral_state check (state in ('DRAFT', 'ACTIVE', 'ON_HOLD', 'COMPLETED', 'REVOKED', 'ENTERED_IN_ERROR')),
    add constraint referral_priority check (priority in ('STAT', 'URGENT', 'ROUTINE')),
    add constraint referral_requested check ((requested_by_id is null) = (requested_at is null)
        and (state in ('DRAFT', 'REVOKED', 'ENTERED_IN_ERROR') or requested_by_id is not null)),
    add constraint referral_ended check ((state in ('COMPLETED', 'REVOKED', 'ENTERED_IN_ERROR')) = (ended_at is not null)
        and (ended_at is null) = (ended_as is null)),
    -- Life in danger does not wait for a second pair of eyes.
    add constraint referral_four_eyes check (priority = 'STAT' or requested_by_id <> drafted_by_id),
    add constraint referral_not_oneself check (requested_by_id <> member_id and drafted_by_id <> member_id and ended_by_id <> member_id);
create unique index referral_of_case on referral (case_id) where state in ('DRAFT', 'ACTIVE', 'ON_HOLD');
create index referral_of_member on referral (member_id, id);
create index referral_board on referral (state, drafted_at, id);
create trigger referral_not_erased before insert on referral for each row execute function person_not_erased('member_id');
comment on column referral.requested_by_id is 'Not exported: an act of office about somebody else.';
comment on column referral.ended_by_id is 'Not exported: an act of office about somebody else.';

create table referral_attempt (
    id              uuid primary key,
    referral_id     uuid not null references referral,
    number          integer not null check (number > 0),
    hospital_id     varchar(64) not null references hospital,
    state           varchar(16) not null check (state in ('REQUESTED', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD', 'REJECTED',
                        'CANCELLED', 'COMPLETED', 'FAILED', 'ENTERED_IN_ERROR')),
    held_from       varchar(16) check (held_from in ('ACCEPTED', 'IN_PROGRESS')),
    holds           integer not null check (holds >= 0),
    -- Why it ended, or what came of it.
    code            varchar(32),
    -- The requester wants it ended; the hospital has not answered yet.
    cancel_code     varchar(32),
    cancel_asks     integer not null check (cancel_asks >= 0),
    arrive_from     timestamptz,
    arrive_by       timestamptz,
    -- Since when the hospital may read nothing of the person any more, though the attempt lives.
    disclosure_ended_at timestamptz,
    requested_at    timestamptz not null,
    changed_at      timestamptz not null,
    version         bigint not null,
    changed_xid     xid8 not null default pg_current_xact_id(),
    constraint referral_attempt_number unique (referral_id, number),
    check ((state = 'ON_HOLD') = (held_from is not null)),
    check (state not in ('ACCEPTED', 'IN_PROGRESS', 'ON_HOLD', 'COMPLETED') or arrive_by is not null),
    check (state in ('REQUESTED', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD') or code is not null),
    check (arrive_from <= arrive_by)
);
-- Two hospitals never both own the person.
create unique index referral_attempt_live on referral_attempt (referral_id)
    where state in ('REQUESTED', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD');
create index referral_attempt_of_hospital on referral_attempt (hospital_id, changed_xid, id);
create trigger referral_attempt_touch before update on referral_attempt for each row execute function zhijia_touch();

-- What is over stays as it is, and of two who change the same version one does.
create function referral_attempt_moves() returns trigger language plpgsql as
$$ begin
    if old.state in ('REJECTED', 'CANCELLED', 'COMPLETED', 'FAILED', 'ENTERED_IN_ERROR') then
        raise exception 'an attempt that is over stays so' using errcode = 'restrict_violation', constraint = 'referral_attempt_over';
    end if;
    if new.version <> old.version + 1 then
        raise exception 'changed meanwhile' using errcode = 'restrict_violation', constraint = 'referral_attempt_version';
    end if;
    return new;
end $$;
create trigger referral_attempt_moves before update on referral_attempt for each row execute function referral_attempt_moves();

-- Every step of an attempt. The cell of what was said is the attempt and the version.
create table referral_history (
    attempt_id uuid not null references referral_attempt,
    version    bigint not null,
    step       varchar(24) not null,
    -- The how manieth of its kind: holds and wishes to cancel may come again.
    number     integer not null check (number > 0),
    state      varchar(16) not null,
    by_kind    varchar(16) not null check (by_kind in ('HOSPITAL', 'TELEPHONE', 'OFFICER', 'SUPERVISOR', 'SYSTEM')),
    -- The client of the hospital.
    client     varchar(64),
    by_id      uuid references person,
    said       bytea,
    at         timestamptz not null,
    primary key (attempt_id, version),
    constraint referral_history_once unique (attempt_id, step, number),
    check ((by_kind = 'HOSPITAL') = (client is not null)),
    check ((by_kind in ('TELEPHONE', 'OFFICER', 'SUPERVISOR')) = (by_id is not null))
);
create trigger referral_history_append_only before update or delete or truncate on referral_history
    for each statement execute function append_only();
comment on column referral_history.by_id is 'Not exported: an act of office about somebody else.';

-- 时限. What is due, in database time; looked at again at next_at until it is met. Without next_at nothing more happens by itself.
create table referral_clock (
    id          uuid primary key,
    referral_id uuid not null references referral,
    attempt_id  uuid references referral_attempt,
    kind        varchar(16) not null check (kind in ('DELIVERED', 'RECEIVED', 'DECIDED', 'ARRIVAL', 'OUTCOME', 'CANCELLATION', 'MANUAL')),
    due_at      timestamptz not null,
    next_at     timestamptz,
    passed_at   timestamptz,
    met_at      timestamptz,
    steps       integer not null check (steps >= 0),
    version     bigint not null,
    check ((kind = 'MANUAL') = (attempt_id is null))
);
create unique index referral_clock_one on referral_clock (referral_id, coalesce(attempt_id, referral_id), kind) where met_at is null;
create index referral_clock_due on referral_clock (next_at) where met_at is null;
create index referral_clock_of_referral on referral_clock (referral_id, due_at);

-- Nothing ends silently: what is asked of a hospital or of people has a clock that runs, and what is over has none.
create function referral_is_watched() returns trigger language plpgsql as
$$ declare it uuid; s varchar; live uuid; running boolean;
begin
    execute format('select ($1).%I', tg_argv[0]) into it using new;
    select state into s from referral where id = it;
    select id into live from referral_attempt where referral_id = it
        and state in ('REQUESTED', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD');
    if (s = 'ACTIVE') <> (live is not null) then
        raise exception 'a referral is active exactly while a hospital is asked' using errcode = 'restrict_violation',
            constraint = 'referral_live';
    end if;
    select exists (select from referral_clock where referral_id = it and met_at is null and next_at is not null
        and (live is null or attempt_id = live)) into running;
    if (s in ('ACTIVE', 'ON_HOLD')) <> running then
        raise exception 'no clock watches this referral, or one watches what is over' using errcode = 'restrict_violation',
            constraint = 'referral_watched';
    end if;
    return null;
end $$;
create constraint trigger referral_watched after insert or update on referral deferrable initially deferred
    for each row execute function referral_is_watched('id');
create constraint trigger referral_attempt_watched after insert or update on referral_attempt deferrable initially deferred
    for each row execute function referral_is_watched('referral_id');
create constraint trigger referral_clock_watched after insert or update on referral_clock deferrable initially deferred
    for each row execute function referral_is_watched('referral_id');

create function referral_attempt_is_told() returns trigger language plpgsql as
$$ begin
    if not exists (select from referral_history h where h.attempt_id = new.id and h.version = new.version and h.state = new.state) then
        raise exception 'a step without its history' using errcode = 'restrict_violation', constraint = 'referral_attempt_told';
    end if;
    return null;
end $$;
create constraint trigger referral_attempt_told after insert or update on referral_attempt deferrable initially deferred
    for each row execute function referral_attempt_is_told();
