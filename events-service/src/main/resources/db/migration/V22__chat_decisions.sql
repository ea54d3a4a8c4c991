-- 审核记录. What organizers decided about messages, with the names of the time; only LEFT, which answers reports, can come again.
create table live_decision (
    id           uuid primary key,
    place        bigint generated always as identity,
    stream_id    uuid not null references live_channel,
    message_id   uuid not null references live_message,
    verdict      varchar(16) not null check (verdict in ('PUBLISHED', 'LEFT', 'REJECTED', 'HIDDEN')),
    reason       varchar(300),
    -- the message's author
    member_no    varchar(64),
    name         varchar(100),
    by_person_id uuid not null references person,
    by_member_no varchar(64),
    by_name      varchar(100),
    decided_at   timestamptz not null
);
create unique index live_decision_log on live_decision (stream_id, place);
create unique index live_decision_once on live_decision (message_id, verdict) where verdict <> 'LEFT';
create trigger live_decision_append_only before update or delete or truncate on live_decision
    for each statement execute function append_only();

-- 处置记录 keeps the names of the time as well. Entries from before take the names that are known today, once.
alter table live_sanction
    add column member_no    varchar(64),
    add column name         varchar(100),
    add column by_member_no varchar(64),
    add column by_name      varchar(100);
alter table live_sanction disable trigger live_sanction_append_only;
update live_sanction s set member_no = p.member_no, name = p.name, by_member_no = b.member_no, by_name = b.name
    from person p, person b where p.id = s.person_id and b.id = s.by_person_id;
alter table live_sanction enable trigger live_sanction_append_only;
