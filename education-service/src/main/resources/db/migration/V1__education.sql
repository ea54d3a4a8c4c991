-- The states of an application that hold a seat: the one list, used by every count, check and index.
create function holds_seat(state varchar) returns boolean language sql immutable as
$$ select state in ('SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'ADMITTED', 'ENROLLED', 'OFFERED') $$;

-- An application is live until it ends; a member has one live application per term.
create function is_live(state varchar) returns boolean language sql immutable as
$$ select state not in ('REJECTED', 'WITHDRAWN', 'EXPIRED', 'DECLINED', 'NOT_DRAWN') $$;

-- The present moment of the rules' clock. zhijia_now() is the moment at which the transaction began, perhaps long before it got the
-- lock it waited for; what is read after a lock was taken rises in the order of that lock.
create function this_moment() returns timestamptz language sql volatile as
$$ select zhijia_now() + (clock_timestamp() - now()) $$;

create table school (
    id      uuid primary key,
    key     varchar(32) not null,
    name    varchar(100) not null,
    version integer not null,
    constraint school_key unique (key)
);

create table programme (
    id        uuid primary key,
    school_id uuid not null references school,
    code      varchar(32) not null,
    name      varchar(100) not null,
    level     varchar(16) not null check (level in ('JUNIOR_COLLEGE', 'BACHELOR', 'SHORT_COURSE')),
    version   integer not null,
    constraint programme_code unique (school_id, code)
);

create table term (
    id               uuid primary key,
    union_id         varchar(64) not null,
    ordinal          integer not null check (ordinal > 0),
    year             integer not null,
    season           varchar(8) not null check (season in ('SPRING', 'AUTUMN')),
    name             varchar(100) not null,
    opens            timestamptz not null,
    closes           timestamptz not null,
    promotion_closes timestamptz not null,
    zone             varchar(64) not null,
    waitlist         varchar(8) not null check (waitlist in ('OPEN', 'CLOSED')),
    promotion        varchar(8) not null check (promotion in ('OPEN', 'FROZEN')),
    first_filled_at  timestamptz,
    imported_seats   integer check (imported_seats >= 0),
    version          integer not null,
    constraint term_ordinal unique (union_id, ordinal),
    check (opens < closes and closes <= promotion_closes)
);
create index term_opens on term (opens desc, id);

-- The moment the last seat was first taken is written once and stays when a seat is freed later.
create function keep_first_filled() returns trigger language plpgsql as
$$ begin new.first_filled_at := old.first_filled_at; return new; end $$;
create trigger term_first_filled before update on term for each row
    when (old.first_filled_at is not null and old.first_filled_at is distinct from new.first_filled_at) execute function keep_first_filled();

-- What a term offers: name and level are those of the programme on the day it was offered.
create table offering (
    id           uuid primary key,
    term_id      uuid not null references term,
    programme_id uuid not null references programme,
    name         varchar(100) not null,
    level        varchar(16) not null check (level in ('JUNIOR_COLLEGE', 'BACHELOR', 'SHORT_COURSE')),
    place        varchar(100),
    version      integer not null,
    constraint offering_programme unique (term_id, programme_id)
);

create table quota_pool (
    id          uuid primary key,
    term_id     uuid not null references term,
    kind        varchar(8) not null,
    level       varchar(16) check (level in ('JUNIOR_COLLEGE', 'BACHELOR', 'SHORT_COURSE')),
    offering_id uuid references offering,
    quota       integer not null check (quota between 0 and 50000),
    taken       integer not null default 0,
    waiting     integer not null default 0 check (waiting >= 0),
    last_ticket integer not null default 0,
    version     integer not null,
    constraint quota_pool_place unique nulls not distinct (term_id, kind, level, offering_id),
    constraint quota_pool_seats check (taken between 0 and quota),
    check (case kind when 'TERM' then level is null and offering_id is null
                     when 'LEVEL' then level is not null and offering_id is null
                     when 'OFFERING' then level is null and offering_id is not null
                     else false end)
);

create index quota_pool_offering on quota_pool (offering_id) where offering_id is not null;

-- The pools a seat in an offering is taken from, all of them or none.
create view offering_pool as
    select o.id as offering_id, p.id as pool_id, p.kind, p.quota, p.taken
    from offering o join quota_pool p on p.term_id = o.term_id
        and (p.kind = 'TERM' or p.kind = 'LEVEL' and p.level = o.level or p.kind = 'OFFERING' and p.offering_id = o.id);

create table application (
    id                uuid primary key,
    person_id         uuid not null references person,
    term_id           uuid not null references term,
    state             varchar(16) not null check (state in ('DRAFT', 'ENTERED', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'ADMITTED', 'ENROLLED',
                          'WAITLISTED', 'OFFERED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'DECLINED', 'NOT_DRAWN')),
    choices           uuid[] not null check (cardinality(choices) between 1 and 3),
    motto             varchar(200),
    pledge            varchar(500),
    ticket            integer check (ticket > 0),
    offering_id       uuid references offering,
    submitted_at      timestamptz,
    promoted_at       timestamptz,
    withdrawn_at      timestamptz,
    withdrawal_reason varchar(200),
    version           integer not null,
    changed_xid       xid8 not null default pg_current_xact_id(),
    constraint application_ticket unique (term_id, ticket),
    constraint application_seat check (holds_seat(state) = (offering_id is not null)),
    check ((state <> 'DRAFT') or ticket is null)
);
create unique index application_one_live on application (person_id, term_id) where is_live(state);
create index application_changes on application (person_id, changed_xid);
create index application_seats on application (offering_id) where offering_id is not null;
create index application_term_seats on application (term_id) where holds_seat(state);
create index application_waiting on application (term_id) where state = 'WAITLISTED';
create index application_promoted on application (term_id, ticket desc) where promoted_at is not null;
create trigger application_touch before update on application for each row execute function zhijia_touch();

-- Every seat that is held, in every count.
create view seat as select id as application_id, term_id, offering_id from application where holds_seat(state);

-- The choices of those who wait, each at the pool that refused it; rows exist only while the application waits.
create table waiting_choice (
    application_id uuid not null references application,
    rank           integer not null check (rank between 1 and 3),
    term_id        uuid not null references term,
    ticket         integer not null,
    offering_id    uuid not null references offering,
    pool_id        uuid not null references quota_pool,
    primary key (application_id, rank)
);
create index waiting_choice_order on waiting_choice (term_id, ticket, rank);
create index waiting_choice_pool on waiting_choice (pool_id);
create index waiting_choice_offering on waiting_choice (offering_id);

-- Append-only: every state an application has been in. n rises with the ticket, because both are given under the term's lock.
create table application_event (
    n              bigint generated always as identity primary key,
    application_id uuid not null references application,
    term_id        uuid not null,
    from_state     varchar(16),
    to_state       varchar(16) not null,
    ticket         integer,
    offering_id    uuid,
    at             timestamptz not null default this_moment()
);
create index application_event_term on application_event (term_id, n);
create index application_event_application on application_event (application_id, n);
create function log_application() returns trigger language plpgsql as
$$ begin
    insert into application_event (application_id, term_id, from_state, to_state, ticket, offering_id)
    values (new.id, new.term_id, case when tg_op = 'UPDATE' then old.state end, new.state, new.ticket, new.offering_id);
    return null;
end $$;
create trigger application_logged after insert on application for each row execute function log_application();
create trigger application_moved after update on application for each row
    when (old.state is distinct from new.state) execute function log_application();
create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'application_event is append-only'; end $$;
create trigger application_event_stays before update or delete on application_event for each row execute function refuse_change();

-- Terms of before the product: who entered what, and when.
create table history_import (
    term_id     uuid primary key references term,
    body        jsonb not null,
    imported_by uuid not null references person,
    imported_at timestamptz not null default zhijia_now()
);

-- Persons per offering of an imported term; what nobody recorded is null.
create table imported_result (
    offering_id uuid primary key references offering,
    applied     integer check (applied >= 0),
    admitted    integer check (admitted >= 0),
    enrolled    integer not null check (enrolled >= 0)
);
