-- 隐私. How to reach somebody, what somebody agreed to, and how somebody goes.

-- An erased person is a row that says nobody's name and takes nobody's back.
alter table person add column erased_at timestamptz;
alter table person drop constraint person_check;
alter table person add constraint person_known check (sub is not null or member_no is not null or erased_at is not null);
alter table person add constraint person_erased check (erased_at is null or num_nonnulls(sub, member_no, name, union_id) = 0);

-- Nothing new is written about somebody who was erased. Whoever set out before waits here for the erasure, which holds the row.
-- The argument is the column that leads to the person.
create function person_not_erased() returns trigger language plpgsql as
$$ declare who uuid;
begin
    execute format('select ($1).%I', tg_argv[0]) into who using new;
    perform 1 from person where id = who and erased_at is null for key share;
    if not found then
        raise exception 'erased' using errcode = 'restrict_violation', constraint = 'person_not_erased';
    end if;
    return new;
end $$;
create trigger appointment_not_erased before insert on appointment for each row execute function person_not_erased('member_id');
create trigger response_not_erased before insert on response for each row execute function person_not_erased('member_id');
create trigger note_not_erased before insert on note for each row execute function person_not_erased('person_id');
create trigger break_glass_not_erased before insert on break_glass for each row execute function person_not_erased('person_id');

-- 联系方式. Found by the keyed hash of the telephone number, which two people may share.
create table contact (
    person_id  uuid primary key references person,
    -- Sealed, at this version: telephone, emergency contact, nickname.
    content    bytea       not null,
    phone_hash bytea,
    station_id uuid references station,
    version    bigint      not null,
    written_at timestamptz not null
);
create index contact_by_phone on contact (phone_hash, person_id);
create index contact_of_station on contact (station_id, person_id);
create trigger contact_not_erased before insert on contact for each row execute function person_not_erased('person_id');

-- 单独同意. One purpose and one recipient each; what was given stays written down after it was withdrawn.
create table consent (
    id           uuid primary key,
    person_id    uuid        not null references person,
    purpose      varchar(32) not null,
    recipient    varchar(64) not null,
    text_version integer     not null check (text_version > 0),
    sha256       varchar(64) not null,
    given_at     timestamptz not null,
    withdrawn_at timestamptz,
    changed_xid  xid8        not null default pg_current_xact_id(),
    check (withdrawn_at >= given_at)
);
create unique index consent_live on consent (person_id, purpose, recipient) where withdrawn_at is null;
create index consent_changes on consent (person_id, changed_xid);
create trigger consent_touch before update on consent for each row execute function zhijia_touch();
create trigger consent_not_erased before insert on consent for each row execute function person_not_erased('person_id');
create trigger consent_stays before update on consent for each row
    when (old.withdrawn_at is not null or (old.id, old.person_id, old.purpose, old.recipient, old.text_version, old.sha256, old.given_at)
        is distinct from (new.id, new.person_id, new.purpose, new.recipient, new.text_version, new.sha256, new.given_at))
    execute function append_only();
create trigger consent_kept before delete on consent for each statement execute function append_only();

-- 删除申请. Executed, it leads to nobody any more; the keyed hash of the token's subject lets whoever asked read that it was done.
create table erasure_request (
    id            uuid primary key,
    person_id     uuid references person,
    subject_hash  bytea       not null,
    requested_at  timestamptz not null,
    due_at        timestamptz not null,
    -- When somebody looks whether it can be executed; later than due_at while something holds it.
    look_at       timestamptz not null,
    held_by       varchar(16) check (held_by in ('OPEN_CASE', 'IN_OFFICE', 'RETENTION')),
    held_until    timestamptz,
    taken_back_at timestamptz,
    executed_at   timestamptz,
    constraint erasure_request_leads_to_nobody check ((executed_at is null) = (person_id is not null)),
    check (taken_back_at is null or executed_at is null),
    check (taken_back_at < due_at and executed_at >= due_at)
);
create unique index erasure_request_one on erasure_request (person_id) where taken_back_at is null;
create index erasure_request_due on erasure_request (look_at) where taken_back_at is null and executed_at is null;
create index erasure_request_of on erasure_request (subject_hash, requested_at desc);

-- A column that leads to a person is exported to that person, or says here why not. A test walks all of them.
comment on column appointment.booked_by_id is 'Not exported: an act of office, told to the member concerned.';
comment on column appointment_move.moved_by_id is 'Not exported: an act of office, told to the member concerned.';
comment on column note.person_id is 'Not exported: the counsellor''s own notes; the member may ask for a summary.';
comment on column note.author_id is 'Not exported: an act of office about somebody else.';
comment on column note_release.supervisor_id is 'Not exported: an act of office about somebody else.';
comment on column break_glass.person_id is 'Not exported: stands in the access log, with its reason.';
comment on column break_glass.opened_by_id is 'Not exported: an act of office about somebody else.';
comment on column break_glass.reviewed_by_id is 'Not exported: an act of office about somebody else.';
comment on column campaign.planned_by_id is 'Not exported: an act of office.';
comment on column response.asked_by_id is 'Not exported: the member''s own answers are; asking others is an act of office.';
comment on column response_flag.member_id is 'Not exported: goes with its response.';
comment on column data_key.person_id is 'Not exported: a key.';
comment on column erasure_request.person_id is 'Not exported: read at its own address.';
