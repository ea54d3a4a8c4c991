-- Answers to instruments, and whom they call. Times, ids and the level are in clear; answers, scores and bands are sealed.

-- The end of the n-th working day after the day of a moment, in Beijing: make-up workdays count, public holidays do not.
create function working_days_after(moment timestamptz, days integer) returns timestamptz language sql stable as
$$ select (d + interval '1 day') at time zone 'Asia/Shanghai'
   from generate_series((moment at time zone 'Asia/Shanghai')::date + interval '1 day',
                        (moment at time zone 'Asia/Shanghai')::date + interval '60 days', interval '1 day') d
   left join holiday_calendar h on h.day = d::date
   where coalesce(h.kind = 'WORKDAY', extract(isodow from d) < 6)
   order by d offset days - 1 limit 1 $$;

create table campaign (
    id                 uuid primary key,
    instrument         varchar(32) not null,
    instrument_version integer not null check (instrument_version > 0),
    union_id           varchar(64) not null,
    title              varchar(100) not null,
    opens_at           timestamptz not null,
    closes_at          timestamptz not null,
    planned_by_id      uuid not null references person,
    frozen_at          timestamptz,
    check (opens_at < closes_at),
    check (frozen_at >= closes_at)
);
create index campaign_of_union on campaign (union_id, instrument, opens_at, id);

create table campaign_department (
    campaign_id uuid not null references campaign,
    position    integer not null,
    code        varchar(32) not null,
    name        varchar(100) not null,
    primary key (campaign_id, position),
    constraint campaign_department_code unique (campaign_id, code)
);

create table response (
    id                 uuid primary key,
    member_id          uuid not null references person,
    asked_by_id        uuid not null references person,
    instrument         varchar(32) not null,
    instrument_version integer not null check (instrument_version > 0),
    sha256             varchar(64) not null,
    content            bytea not null,
    answered_at        timestamptz not null,
    shared_with_id     uuid references counsellor,
    shared_until       timestamptz,
    campaign_id        uuid references campaign,
    department         varchar(32),
    version            bigint not null,
    changed_xid        xid8 not null default pg_current_xact_id(),
    check ((shared_with_id is null) = (shared_until is null)),
    check ((campaign_id is null) = (department is null))
);
create index response_changes on response (member_id, changed_xid);
create unique index response_once on response (campaign_id, member_id) where campaign_id is not null;
create trigger response_touch before update on response for each row execute function zhijia_touch();

create table response_flag (
    response_id uuid primary key references response,
    member_id   uuid not null references person,
    level       varchar(2) not null check (level in ('L0', 'L1', 'L2', 'L3')),
    raised_at   timestamptz not null,
    due_at      timestamptz,
    check ((level = 'L0') = (due_at is null))
);
create index response_flag_of_member on response_flag (member_id);

-- No answer is kept, or given, without what it calls for: whoever commits the one has written the other.
alter table response add constraint response_has_flag foreign key (id) references response_flag deferrable initially deferred;

-- Each decision to share or to withdraw, never changed; the present one stands in the response too.
create table sharing_decision (
    response_id   uuid not null references response,
    id            uuid not null,
    counsellor_id uuid references counsellor,
    until         timestamptz,
    decided_at    timestamptz not null,
    primary key (response_id, id),
    check ((counsellor_id is null) = (until is null))
);

-- What a union may learn of a campaign, counted once. A second counting would tell what changed in between.
create table campaign_result (
    campaign_id uuid primary key references campaign,
    told        text not null
);
create function campaign_result_stays() returns trigger language plpgsql as
$$ begin raise exception 'a frozen result stays as it is'; end $$;
create trigger campaign_result_stays before update or delete on campaign_result
    for each row execute function campaign_result_stays();
