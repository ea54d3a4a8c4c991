-- What hospitals are told, numbered without a gap in the order in which it became true: a sequence would leave gaps, and show a later number
-- before an earlier one. The number is taken last in a transaction, and in the order of the hospitals where there are two.
create table hospital_event_counter (
    hospital_id varchar(64) primary key references hospital,
    last        bigint not null check (last >= 0)
);

-- The id is the webhook's.
create table hospital_event (
    id          uuid primary key,
    hospital_id varchar(64) not null references hospital,
    number      bigint not null check (number > 0),
    attempt_id  uuid not null references referral_attempt,
    kind        varchar(24) not null,
    at          timestamptz not null,
    constraint hospital_event_number unique (hospital_id, number)
);
create index hospital_event_of_attempt on hospital_event (attempt_id, number);
create trigger hospital_event_append_only before update or delete or truncate on hospital_event
    for each statement execute function append_only();

-- Between the two sides of an attempt. Sealed.
create table referral_message (
    id         uuid primary key,
    attempt_id uuid not null references referral_attempt,
    client     varchar(64),
    by_id      uuid references person,
    text       bytea not null,
    at         timestamptz not null,
    check ((client is null) <> (by_id is null))
);
create index referral_message_of_attempt on referral_message (attempt_id, at, id);
create trigger referral_message_append_only before update or delete or truncate on referral_message
    for each statement execute function append_only();
comment on column referral_message.by_id is 'Not exported: an act of office about somebody else.';
