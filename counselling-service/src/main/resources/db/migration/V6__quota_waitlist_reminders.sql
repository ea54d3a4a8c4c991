-- Quota, family, waitlist, reminders, disputes; and what was said about an appointment is sealed.

-- What stood here in clear is dropped and not sealed: no release held anybody's words yet, and sealing them one by one would leave
-- them readable in every backup until the last one was touched. Neither is asked for again; times and states stay.
alter table appointment drop column topic, drop column reason_text;
alter table appointment
    add column topic       bytea,
    add column reason_text bytea,
    -- Counts the times that were given to it: what was told about an earlier one is void.
    add column schedule    integer not null default 1,
    -- Kept for somebody who waited, and answered in the waitlist.
    add column offered     boolean not null default false,
    add column no_show_at  timestamptz;
update appointment set no_show_at = starts_at + interval '15 minutes' where status = 'NO_SHOW';
alter table appointment add check ((status = 'NO_SHOW') = (no_show_at is not null));
-- A plain digest of a body gave its topic away: there are few, and anybody can try them all. Null is one that was made before.
alter table appointment alter column fingerprint drop not null;
update appointment set fingerprint = null;
create index appointment_held on appointment (hold_expires_at) where status = 'HELD';

-- 额度. How many sessions a year a union pays for each member, and for each member of a family.
create table quota_policy (
    union_id      varchar(64) primary key,
    yearly        integer    not null check (yearly between 0 and 366),
    family        varchar(8) not null check (family in ('OWN', 'SHARED')),
    family_yearly integer    not null check (family_yearly between 0 and 366),
    version       bigint     not null
);

-- 家属. A worker and a member of the family, tied when both have said so.
create table family_tie (
    id           uuid primary key,
    worker_id    uuid        not null references person,
    relative_id  uuid        not null references person,
    asked_at     timestamptz not null,
    confirmed_at timestamptz,
    ended_at     timestamptz,
    changed_xid  xid8        not null default pg_current_xact_id(),
    check (worker_id <> relative_id)
);
create unique index family_tie_pair on family_tie (worker_id, relative_id) where ended_at is null;
create unique index family_tie_one on family_tie (relative_id) where confirmed_at is not null and ended_at is null;
create trigger family_tie_touch before update on family_tie for each row execute function zhijia_touch();

-- Sessions of one year (Asia/Shanghai) of whoever owns the pool. Each change is a conditional update beside its line in the ledger;
-- the check is the last word.
create table quota_balance (
    pool_id   uuid    not null references person,
    year      integer not null check (year between 2000 and 2200),
    -- What of the allowance came from the union's policy.
    basis     integer not null,
    allowance integer not null,
    reserved  integer not null,
    used      integer not null,
    primary key (pool_id, year),
    constraint quota_balance_kept check (basis >= 0 and reserved >= 0 and used >= 0 and reserved + used <= allowance)
);

create table quota_entry (
    id             uuid primary key,
    pool_id        uuid        not null,
    year           integer     not null,
    kind           varchar(8)  not null,
    allowance      integer     not null,
    reserved       integer     not null,
    used           integer     not null,
    appointment_id uuid references appointment,
    change_id      uuid,
    at             timestamptz not null,
    foreign key (pool_id, year) references quota_balance,
    constraint quota_entry_kind check (case kind
        when 'RESERVE' then allowance = 0 and reserved = 1 and used in (0, -1)
        when 'RELEASE' then allowance = 0 and reserved + used = -1 and reserved <= 0 and used <= 0
        when 'CONSUME' then allowance = 0 and reserved = -1 and used = 1
        when 'GRANT' then allowance >= 0 and reserved = 0 and used = 0
        when 'ADJUST' then allowance <> 0 and reserved = 0 and used = 0
        else false end)
);
create index quota_entry_of_pool on quota_entry (pool_id, year, at);
create trigger quota_entry_append_only before update or delete or truncate on quota_entry
    for each statement execute function append_only();

-- What the administrator gave or took; the reason is sealed.
create table quota_change (
    id        uuid primary key,
    person_id uuid        not null references person,
    year      integer     not null,
    kind      varchar(8)  not null check (kind in ('GRANT', 'ADJUST')),
    sessions  integer     not null,
    reason    bytea       not null,
    made_by_id uuid       not null references person,
    made_at   timestamptz not null
);

-- What one appointment costs, and whom. A member's first session is free, once; so is one late cancellation.
create table session_charge (
    appointment_id uuid primary key references appointment,
    person_id      uuid        not null references person,
    basis          varchar(8)  not null check (basis in ('QUOTA', 'FIRST', 'CRISIS')),
    pool_id        uuid,
    year           integer,
    state          varchar(8)  not null check (state in ('RESERVED', 'RELEASED', 'CONSUMED')),
    forgiven       boolean     not null default false,
    foreign key (pool_id, year) references quota_balance,
    check ((basis = 'QUOTA') = (pool_id is not null) and (pool_id is null) = (year is null))
);
create unique index session_charge_first on session_charge (person_id) where basis = 'FIRST' and state <> 'RELEASED';
create unique index session_charge_forgiven on session_charge (person_id) where forgiven;

-- Before there were quotas everything was free: the first session of everybody who has had one is taken, the others cost nothing.
insert into session_charge (appointment_id, person_id, basis, state)
select distinct on (member_id) id, member_id, 'FIRST', case when status = 'COMPLETED' then 'CONSUMED' else 'RESERVED' end
from appointment where status in ('HELD', 'BOOKED', 'CHECKED_IN', 'COMPLETED', 'NEEDS_RESCHEDULE')
order by member_id, (status = 'COMPLETED') desc, created_at, id;

-- 候补. Somebody waits for a time of this counsellor, or of any.
create table waitlist_entry (
    id             uuid primary key,
    person_id      uuid        not null references person,
    counsellor_id  uuid references counsellor,
    modality       varchar(8) check (modality in ('ON_SITE', 'PHONE', 'VIDEO')),
    opens          timestamptz not null,
    closes         timestamptz not null,
    -- The appointment that lost its time and is to get this one.
    appointment_id uuid references appointment,
    state          varchar(8)  not null check (state in ('WAITING', 'OFFERED', 'SERVED', 'LEFT')),
    queued_at      timestamptz not null,
    version        bigint      not null,
    changed_xid    xid8        not null default pg_current_xact_id(),
    check (opens < closes)
);
create index waitlist_entry_queue on waitlist_entry (closes, opens) where state = 'WAITING';
create index waitlist_entry_changes on waitlist_entry (person_id, changed_xid);
create trigger waitlist_entry_touch before update on waitlist_entry for each row execute function zhijia_touch();

-- Its id is that of the appointment that keeps the time meanwhile.
create table waitlist_offer (
    id            uuid primary key references appointment,
    entry_id      uuid        not null references waitlist_entry,
    person_id     uuid        not null references person,
    counsellor_id uuid        not null references counsellor,
    starts_at     timestamptz not null,
    offered_at    timestamptz not null,
    expires_at    timestamptz not null,
    answer        varchar(8) check (answer in ('ACCEPTED', 'DECLINED', 'EXPIRED'))
);
create unique index waitlist_offer_of_person on waitlist_offer (person_id) where answer is null;
create unique index waitlist_offer_of_slot on waitlist_offer (counsellor_id, starts_at) where answer is null;
create index waitlist_offer_of_entry on waitlist_offer (entry_id);

-- 提醒. Made with the time that it is about; told once, or void with its reason.
create table reminder (
    id             uuid primary key,
    appointment_id uuid        not null references appointment,
    kind           varchar(10) not null check (kind in ('DAY', 'HOURS')),
    version        integer     not null,
    due_at         timestamptz not null,
    told_at        timestamptz,
    void           varchar(10) check (void in ('MOVED', 'NOT_BOOKED', 'TOO_LATE')),
    tries          integer     not null default 0,
    constraint reminder_once unique (appointment_id, kind, version),
    check (told_at is null or void is null)
);
create index reminder_due on reminder (due_at) where told_at is null and void is null;

-- Words may name a time, and a thing may be told of again after it has changed.
alter table notice add column edition integer not null default 0, add column about_time timestamptz;
alter table notice drop constraint notice_once, add constraint notice_once unique (person_id, fact, thing, edition);

-- 异议. A no-show that its member denies; a supervisor decides. What the member writes is sealed.
create table no_show_dispute (
    appointment_id uuid primary key references appointment,
    person_id      uuid        not null references person,
    text           bytea,
    disputed_at    timestamptz not null,
    decided_by_id  uuid references person,
    decided_at     timestamptz,
    decision       varchar(12) check (decision in ('MEMBER', 'COUNSELLOR', 'REINSTATED')),
    check ((decided_at is null) = (decision is null))
);
create index no_show_dispute_open on no_show_dispute (disputed_at, appointment_id) where decided_at is null;

-- Each time that a supervisor had an appointment go on; the reason stands in the audit.
create table reinstatement (
    appointment_id uuid        not null references appointment,
    attempt        uuid        not null,
    made_by_id     uuid        not null references person,
    made_at        timestamptz not null,
    primary key (appointment_id, attempt)
);

-- An absence that ended, or never began. The row stays, so that a late repeat does not enter it again.
alter table time_off add column ended_at timestamptz;
