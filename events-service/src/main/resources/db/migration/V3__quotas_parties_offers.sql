-- 活动: what is asked at registration, how parties and offers are treated, and what it is a part of.
alter table event
    add column questions            text, -- JSON, read whole with its event and never searched
    add column max_party            integer not null default 1 check (max_party between 1 and 10),
    add column max_passes           integer not null default 3 check (max_passes between 0 and 20),
    add column offer_seconds        integer check (offer_seconds between 900 and 1209600),
    add column offer_cutoff_seconds integer not null default 3600 check (offer_cutoff_seconds between 0 and 1209600),
    add column approval_holds       boolean not null default false,
    -- One quota that counts everybody, the common case: claimed by one guarded update without reading it first.
    add column one_quota            boolean not null default true,
    add column part_of              uuid references event check (part_of <> id);
create index event_parts on event (part_of, id) where part_of is not null;

-- 名额: several for an event, each with whom it counts.
alter table quota
    drop constraint quota_one_per_event,
    add column unions   text[],
    add column question varchar(40),
    add column answers  text[],
    add constraint quota_counts_one_way check ((unions is null or question is null) and (question is null) = (answers is null));
create index quota_of_event on quota (event_id, id);

-- 报名: takes its seats in all of quota_ids or in none. holds says whether it has them, blocked_by which of them lack a seat.
alter table registration
    add column quota_ids        uuid[],
    add column blocked_by       uuid[]  not null default '{}',
    add column holds            boolean not null default false,
    add column party_size       integer not null default 1 check (party_size between 1 and 10),
    add column companions       text[],
    add column answered         text[]  not null default '{}', -- ids of questions, and in the same order
    add column answers          text[]  not null default '{}', -- what was answered
    add column passes           integer not null default 0 check (passes >= 0),
    add column offer            uuid,
    add column offer_expires_at timestamptz,
    add column offer_answer     varchar(10) check (offer_answer in ('ACCEPTED', 'DECLINED')),
    add column earlier_offers   uuid[]  not null default '{}',
    add column decisions        uuid[]  not null default '{}';
alter table registration disable trigger registration_touch; -- nothing has happened that a phone should fetch again
update registration set quota_ids = array[quota_id], holds = state = 'CONFIRMED',
    blocked_by = case when state = 'WAITLISTED' then array[quota_id] else '{}' end;
alter table registration enable trigger registration_touch;
drop index registration_one_live;
alter table registration
    alter column quota_ids set not null,
    drop column quota_id,
    drop constraint registration_state_check,
    drop constraint registration_ended_by_check,
    drop constraint registration_check1,
    add constraint registration_state_check check (state in ('PENDING_APPROVAL', 'WAITLISTED', 'OFFERED', 'CONFIRMED',
        'CANCELLED', 'DECLINED', 'OFFER_EXPIRED', 'REJECTED')),
    add constraint registration_ended_by_check check (ended_by in ('MEMBER', 'ORGANIZER', 'EVENT', 'DEADLINE')),
    add constraint registration_ended check
        ((state in ('CANCELLED', 'DECLINED', 'OFFER_EXPIRED', 'REJECTED')) = (ended_by is not null)),
    add constraint registration_holds check (case state when 'CONFIRMED' then holds when 'OFFERED' then holds
        when 'PENDING_APPROVAL' then true else not holds end),
    add constraint registration_waits_for_something check ((state = 'WAITLISTED') = (blocked_by <> '{}')),
    add constraint registration_waits_in_its_quotas check (blocked_by <@ quota_ids and quota_ids <> '{}'),
    add constraint registration_offered_until check (state <> 'OFFERED' or offer is not null and offer_expires_at is not null);
create unique index registration_one_live on registration (event_id, person_id)
    where state in ('PENDING_APPROVAL', 'WAITLISTED', 'OFFERED', 'CONFIRMED');
create index registration_line on registration (event_id, (-priority), joined_at, id) where state = 'WAITLISTED';
create index registration_offers_due on registration (offer_expires_at) where state = 'OFFERED';

-- 候补优先级: who moved whom in the line, when and why. Only ever added to.
create table priority_change (
    id              uuid primary key, -- the organizer's decision, chosen by the client
    registration_id uuid         not null references registration,
    priority        integer      not null check (priority between -100 and 100),
    reason          varchar(500) not null,
    organizer_id    uuid         not null references person,
    made_at         timestamptz  not null
);
create index priority_changes_of on priority_change (registration_id, made_at, id);

alter table notice
    add column deadline timestamptz,
    drop constraint notice_fact_check,
    add constraint notice_fact_check check (fact in ('PROMOTED', 'APPROVED', 'REJECTED', 'RESCHEDULED', 'EVENT_CANCELLED',
        'EVENT_COMPLETED', 'OFFERED', 'OFFER_EXPIRED', 'PART_ENDED'));
