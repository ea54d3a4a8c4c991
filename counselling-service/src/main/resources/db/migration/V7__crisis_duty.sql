-- Who is on duty, whom a crisis concerns, what is due for it and who was woken. Times and ids are in clear; words are sealed.

-- 值班表. Three shifts of a day in Beijing. Without a primary officer a shift is a gap, whether it has a row or not.
create table duty_shift (
    day        date not null check (day between '2000-01-01' and '2200-01-01'),
    shift      varchar(8) not null check (shift in ('NIGHT', 'DAY', 'EVENING')),
    primary_id uuid references person,
    backup_id  uuid references person,
    version    bigint not null,
    primary key (day, shift),
    constraint duty_shift_two_people check (primary_id <> backup_id)
);

-- The administrators are warned of gaps once a day, by whichever replica is first.
create table roster_warning (
    day       date primary key,
    gaps      integer not null check (gaps > 0),
    warned_at timestamptz not null
);

-- 危机个案. One open case for each member: what comes meanwhile joins it.
create table crisis_case (
    id                 uuid primary key,
    member_id          uuid not null references person,
    level              varchar(2) not null check (level in ('L1', 'L2', 'L3')),
    state              varchar(16) not null check (state in ('OPEN', 'ACKNOWLEDGED', 'ASSESSED', 'PLANNED', 'REFERRED',
                           'FOLLOW_UP', 'CLOSED')),
    opened_at          timestamptz not null,
    acknowledged_by_id uuid references person,
    acknowledged_at    timestamptz,
    -- The screener that was asked; a response of the member.
    assessment_id      uuid references response,
    assessed_at        timestamptz,
    -- Sealed; the cell's version is the edition.
    plan               bytea,
    plan_edition       bigint not null,
    planned_at         timestamptz,
    outcome            varchar(24) check (outcome in ('STABLE', 'IN_TREATMENT', 'ADMITTED', 'DECLINED_HELP', 'DECEASED')),
    closing            bytea,
    closing_edition    bigint not null,
    proposed_by_id     uuid references person,
    by_supervisor      boolean,
    closed_by_id       uuid references person,
    closed_at          timestamptz,
    -- Since when something is late that nobody has done yet.
    overdue_since      timestamptz,
    version            bigint not null,
    check (state = 'OPEN' or acknowledged_by_id is not null),
    check (state in ('OPEN', 'ACKNOWLEDGED') or assessment_id is not null),
    check ((plan is null) = (planned_at is null)),
    check ((outcome is null) = (closing is null) and (outcome is null) = (proposed_by_id is null)),
    check ((state = 'CLOSED') = (closed_at is not null) and (state = 'CLOSED') = (closed_by_id is not null)),
    constraint crisis_case_closed_by_two check (state <> 'CLOSED' or outcome is not null and closed_by_id <> proposed_by_id),
    constraint crisis_case_not_oneself check (acknowledged_by_id <> member_id and proposed_by_id <> member_id
        and closed_by_id <> member_id)
);
create unique index crisis_case_open on crisis_case (member_id) where state <> 'CLOSED';
create index crisis_case_board on crisis_case (state, (overdue_since is null), level desc, opened_at, id);

-- What opened a case, or came while it was open. A response's has the response's id: it is heard once.
create table crisis_signal (
    id          uuid primary key,
    case_id     uuid not null references crisis_case,
    source      varchar(16) not null check (source in ('RESPONSE', 'MEMBER', 'CARER', 'COUNSELLOR', 'LINE')),
    level       varchar(2) not null,
    response_id uuid references response,
    station_id  uuid references station,
    by_id       uuid not null references person,
    words       bytea,
    raised_at   timestamptz not null,
    check ((source = 'RESPONSE') = (response_id is not null)),
    check ((source = 'CARER') = (station_id is not null))
);
create index crisis_signal_of_case on crisis_signal (case_id, raised_at);

-- What is due for a case. It is looked at again at next_at until it is met: each time somebody else is woken.
create table crisis_task (
    id        uuid primary key,
    case_id   uuid not null references crisis_case,
    kind      varchar(16) not null check (kind in ('ACKNOWLEDGE', 'CALL_BACK', 'ASSESS', 'PLAN', 'FOLLOW_UP', 'CLOSE')),
    opens_at  timestamptz not null,
    due_at    timestamptz not null,
    next_at   timestamptz not null,
    passed_at timestamptz,
    met_at    timestamptz,
    steps     integer not null check (steps >= 0),
    version   bigint not null
);
create index crisis_task_due on crisis_task (next_at) where met_at is null;
create index crisis_task_of_case on crisis_task (case_id, due_at);
create unique index crisis_task_one on crisis_task (case_id, kind) where met_at is null and kind <> 'FOLLOW_UP';

-- Each attempt to speak with the member.
create table crisis_contact (
    id      uuid primary key,
    case_id uuid not null references crisis_case,
    kind    varchar(16) not null check (kind in ('CALL_BACK', 'FOLLOW_UP')),
    reached boolean not null,
    note    bytea not null,
    by_id   uuid not null references person,
    at      timestamptz not null
);
create index crisis_contact_of_case on crisis_contact (case_id, at);

-- 告知. What was told to somebody outside, by two people.
create table crisis_disclosure (
    id        uuid primary key,
    case_id   uuid not null references crisis_case,
    recipient varchar(16) not null check (recipient in ('RELATIVE', 'EMPLOYER', 'POLICE')),
    danger    bytea not null,
    reason    bytea not null,
    told      bytea not null,
    by_id     uuid not null references person,
    at        timestamptz not null,
    second_id uuid references person,
    second_at timestamptz,
    constraint crisis_disclosure_two_people check (second_id <> by_id),
    check ((second_id is null) = (second_at is null))
);
create index crisis_disclosure_of_case on crisis_disclosure (case_id, at);

-- 转介. One draft for each case; hospitals are not told yet.
create table referral (
    id            uuid primary key,
    case_id       uuid not null constraint referral_of_case unique references crisis_case,
    state         varchar(16) not null check (state in ('DRAFT')),
    basis         varchar(16) not null check (basis in ('CONSENT', 'EMERGENCY')),
    -- Sealed, as is the summary; the cell's version is the edition.
    reason        bytea,
    summary       bytea not null,
    edition       bigint not null,
    drafted_by_id uuid not null references person,
    drafted_at    timestamptz not null,
    check ((basis = 'EMERGENCY') = (reason is not null))
);

-- 呼叫. Who was woken on what occasion: one page for each step of it, whichever replica takes the step.
create table page (
    id        uuid primary key,
    occasion  uuid not null,
    step      integer not null,
    fact      varchar(40) not null,
    thing     uuid not null,
    person_id uuid references person,
    role      varchar(16),
    paged_at  timestamptz not null,
    constraint page_once unique (occasion, step),
    check ((person_id is null) <> (role is null))
);
create index page_of_thing on page (thing, paged_at);

-- What has to leave by webhook. Those of one lane leave one after the other, lanes do not wait for each other. Whoever sends moves
-- due_at ahead first: should the sender die, it is due again.
create table webhook_outbox (
    id         uuid primary key,
    lane       varchar(64) not null,
    body       text not null,
    created_at timestamptz not null,
    due_at     timestamptz not null,
    attempts   integer not null,
    sent_at    timestamptz,
    ended_at   timestamptz
);
create index webhook_outbox_due on webhook_outbox (lane, due_at) where sent_at is null and ended_at is null;

-- A notice may be for everybody who has a role when they look.
alter table notice alter person_id drop not null;
alter table notice add role varchar(16);
alter table notice add constraint notice_to_one check ((person_id is null) <> (role is null));
create unique index notice_role_once on notice (role, fact, thing) where role is not null;
create index notice_role_changes on notice (role, changed_xid) where role is not null;
