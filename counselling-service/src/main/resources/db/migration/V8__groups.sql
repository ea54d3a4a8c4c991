-- Groups (小组) that meet regularly, who sits in them, and when and where they meet. What is told there is written down nowhere.
create table peer_group (
    id               uuid primary key,
    kind             varchar(24)  not null check (kind in ('BALINT', 'GROUP_COUNSELLING', 'SUPPORT')),
    name             varchar(100) not null,
    union_id         varchar(64)  not null,
    min_members      integer      not null,
    max_members      integer      not null,
    since            date         not null check (since between '2000-01-01' and '2200-01-01'),
    until            date check (until between since and '2200-01-01'),
    -- Entered afterwards: it began before it was written down here.
    history          boolean      not null,
    contract_version integer      not null,
    -- Kept by group_seat_counts.
    seated           integer      not null default 0,
    version          bigint       not null,
    check (2 <= min_members and min_members <= max_members and max_members <= 30),
    constraint peer_group_balint check (kind <> 'BALINT' or min_members >= 8 and max_members <= 12),
    constraint peer_group_seats check (seated between 0 and max_members)
);
create index peer_group_by_name on peer_group (name, id);

-- One leader, and one at their side. Deferred, so that the two may change places.
create table group_leader (
    group_id  uuid         not null references peer_group,
    position  integer      not null,
    person_id uuid         not null references person,
    role      varchar(9)   not null check (role in ('LEADER', 'CO_LEADER')),
    training  varchar(100) not null,
    primary key (group_id, position),
    constraint group_leader_person unique (group_id, person_id) deferrable initially deferred,
    constraint group_leader_role unique (group_id, role) deferrable initially deferred
);

-- Every text that somebody may have signed.
create table group_contract (
    id       uuid primary key,
    group_id uuid          not null references peer_group,
    version  integer       not null check (version > 0),
    text     varchar(4000) not null,
    sha256   varchar(64)   not null,
    constraint group_contract_version unique (group_id, version)
);
create trigger group_contract_append_only before update or delete or truncate on group_contract
    for each statement execute function append_only();

-- One attempt of one person to sit in a group; one of them lives.
create table group_seat (
    id             uuid primary key,
    group_id       uuid        not null references peer_group,
    person_id      uuid        not null references person,
    attempt        uuid        not null,
    role           varchar(8)  not null check (role in ('MEMBER', 'OBSERVER')),
    state          varchar(8)  not null check (state in ('ASKED', 'APPROVED', 'REFUSED', 'LEFT')),
    signed_version integer,
    asked_at       timestamptz not null,
    changed_xid    xid8        not null default pg_current_xact_id(),
    constraint group_seat_attempt unique (group_id, person_id, attempt)
);
create unique index group_seat_one on group_seat (group_id, person_id) where state in ('ASKED', 'APPROVED');
create index group_seat_changes on group_seat (person_id, changed_xid);
create trigger group_seat_touch before update on group_seat for each row execute function zhijia_touch();

-- Whoever gets the last seat, and whoever comes too late, is decided here: the count and its bound stand in one row.
create function group_seat_counts() returns trigger language plpgsql as
$$ declare change integer := cast(new.state = 'APPROVED' as integer)
        - case when tg_op = 'UPDATE' then cast(old.state = 'APPROVED' as integer) else 0 end;
begin
    if change <> 0 then
        update peer_group set seated = seated + change where id = new.group_id;
    end if;
    return null;
end $$;
create trigger group_seat_counts after insert or update on group_seat for each row execute function group_seat_counts();

-- Whom somebody named as a direct superior: a keyed hash, for this group only, that nobody can read and only a number is found by.
create table group_superior (
    seat_id  uuid  not null references group_seat,
    superior bytea not null,
    primary key (seat_id, superior)
);

create table group_meeting (
    id           uuid primary key,
    group_id     uuid        not null references peer_group,
    leader_id    uuid        not null references person,
    co_leader_id uuid references person,
    status       varchar(9)  not null check (status in ('PLANNED', 'CANCELLED')),
    history      boolean     not null,
    starts_at    timestamptz not null check (starts_at >= timestamptz '2000-01-01 00:00+08'),
    ends_at      timestamptz not null check (ends_at <= timestamptz '2200-01-02 00:00+08'),
    room_id      uuid constraint group_meeting_room references room,
    place        varchar(100),
    attended_at  timestamptz,
    version      bigint      not null,
    -- Null where it takes nobody's time any more.
    during       tstzrange generated always as
        (case when status = 'PLANNED' and not history then tstzrange(starts_at, ends_at, '[)') end) stored,
    check (starts_at < ends_at),
    check (leader_id <> co_leader_id),
    check (not history or room_id is null),
    constraint group_meeting_room_free exclude using gist (room_id with =, during with &&)
);
create index group_meeting_of_group on group_meeting (group_id, starts_at, id);
create index group_meeting_during on group_meeting using gist (during);

-- Who does what in one meeting: everybody one thing, so that who leads it does not present in it.
create table meeting_part (
    id         uuid primary key,
    meeting_id uuid       not null references group_meeting,
    person_id  uuid       not null references person,
    role       varchar(9) not null check (role in ('LEADER', 'CO_LEADER', 'PRESENTER', 'MEMBER', 'OBSERVER')),
    came       boolean    not null,
    constraint meeting_part_once unique (meeting_id, person_id)
);

create function group_meeting_led() returns trigger language plpgsql as
$$ begin
    delete from meeting_part where meeting_id = new.id and role in ('LEADER', 'CO_LEADER');
    insert into meeting_part (id, meeting_id, person_id, role, came)
    select gen_random_uuid(), new.id, led.person, led.role, false
    from (values (new.leader_id, 'LEADER'), (new.co_leader_id, 'CO_LEADER')) led (person, role) where led.person is not null;
    return null;
end $$;
create trigger group_meeting_led_anew after insert on group_meeting for each row execute function group_meeting_led();
create trigger group_meeting_led_otherwise after update on group_meeting for each row
    when (old.leader_id <> new.leader_id or old.co_leader_id is distinct from new.co_leader_id)
    execute function group_meeting_led();

-- A neutral title (a word or two, no numbers), gone with its withdrawal; what the case is stands nowhere.
create table case_offer (
    id         uuid primary key,
    meeting_id uuid        not null references group_meeting,
    person_id  uuid        not null references person,
    title      varchar(30) check (title !~ '[0-9０-９]'),
    state      varchar(9)  not null check (state in ('OFFERED', 'CHOSEN', 'WITHDRAWN')),
    check ((title is null) = (state = 'WITHDRAWN'))
);
create unique index case_offer_one on case_offer (meeting_id, person_id) where state <> 'WITHDRAWN';

-- A room, a counsellor and a leader are in one place at a time, whether an appointment or a meeting wants them, and no exclusion
-- constraint reaches over two tables. So both say first for whom they come: appointments share, among themselves their own three
-- constraints decide; a meeting comes alone, and whoever comes after it has committed sees it. Always in the order of the ids.
create function busy_shared(variadic who uuid[]) returns void language plpgsql as
$$ declare one uuid;
begin
    for one in select distinct b from unnest(who) b where b is not null order by b loop
        perform pg_advisory_xact_lock_shared(hashtextextended('busy ' || one, 0));
    end loop;
end $$;
create function busy_alone(variadic who uuid[]) returns void language plpgsql as
$$ declare one uuid;
begin
    for one in select distinct b from unnest(who) b where b is not null order by b loop
        perform pg_advisory_xact_lock(hashtextextended('busy ' || one, 0));
    end loop;
end $$;

-- A new appointment beside a meeting is no row, as for ON CONFLICT DO NOTHING: whoever books reads a count and needs no other way
-- to be told. One that moves there is refused as by the exclusion constraints.
create function appointment_beside_meetings() returns trigger language plpgsql as
$$ declare counsels uuid := (select person_id from counsellor where id = new.counsellor_id);
begin
    perform busy_shared(counsels, new.member_id, new.room_id);
    if exists (select from group_meeting
        where during && tstzrange(new.starts_at, new.free_at) and (room_id = new.room_id or counsels in (leader_id, co_leader_id))
            or during && tstzrange(new.starts_at, new.ends_at) and new.member_id in (leader_id, co_leader_id)) then
        if tg_op = 'INSERT' then
            return null;
        end if;
        raise exception 'a meeting takes this time' using errcode = 'exclusion_violation',
            constraint = 'appointment_beside_meetings';
    end if;
    return new;
end $$;
create trigger appointment_beside_meetings before insert on appointment for each row
    when (new.status in ('HELD', 'BOOKED', 'CHECKED_IN')) execute function appointment_beside_meetings();
create trigger appointment_moves_beside_meetings before update on appointment for each row
    when (new.status in ('HELD', 'BOOKED', 'CHECKED_IN') and (old.status not in ('HELD', 'BOOKED', 'CHECKED_IN')
        or (old.counsellor_id, old.member_id, old.starts_at, old.ends_at, old.free_at)
            <> (new.counsellor_id, new.member_id, new.starts_at, new.ends_at, new.free_at)
        or old.room_id is distinct from new.room_id))
    execute function appointment_beside_meetings();

-- Holds that ran out are ended first, as by whoever books (a confirmation that is under way is waited for).
create function group_meeting_beside_appointments() returns trigger language plpgsql as
$$ declare wanted tstzrange := tstzrange(new.starts_at, new.ends_at);
begin
    perform busy_alone(new.leader_id, new.co_leader_id, new.room_id);
    update appointment set status = 'EXPIRED', version = version + 1 where id in (
        select id from appointment where status = 'HELD' and hold_expires_at <= zhijia_now() and blocked_range && wanted
        order by id for update);
    if exists (select from appointment where status in ('HELD', 'BOOKED', 'CHECKED_IN') and blocked_range && wanted
            and room_id = new.room_id) then
        raise exception 'an appointment takes the room' using errcode = 'exclusion_violation',
            constraint = 'group_meeting_room_free';
    end if;
    if exists (select from appointment a join counsellor c on c.id = a.counsellor_id
            where a.status in ('HELD', 'BOOKED', 'CHECKED_IN')
            and (a.blocked_range && wanted and c.person_id in (new.leader_id, new.co_leader_id)
                or tstzrange(a.starts_at, a.ends_at) && wanted and a.member_id in (new.leader_id, new.co_leader_id)))
        or exists (select from group_meeting m where m.id <> new.id and m.during && wanted
            and (m.leader_id in (new.leader_id, new.co_leader_id) or m.co_leader_id in (new.leader_id, new.co_leader_id))) then
        raise exception 'a leader is busy' using errcode = 'exclusion_violation', constraint = 'group_meeting_leader_free';
    end if;
    return new;
end $$;
create trigger group_meeting_beside_appointments before insert on group_meeting for each row
    when (new.status = 'PLANNED' and not new.history) execute function group_meeting_beside_appointments();
create trigger group_meeting_moves_beside_appointments before update on group_meeting for each row
    when (new.status = 'PLANNED' and not new.history
        and ((old.status, old.history, old.leader_id, old.starts_at, old.ends_at)
                <> (new.status, new.history, new.leader_id, new.starts_at, new.ends_at)
            or old.co_leader_id is distinct from new.co_leader_id or old.room_id is distinct from new.room_id))
    execute function group_meeting_beside_appointments();

-- 转介. A carer passes a worker to counselling: who, by whom and when, and nothing about why.
create table handover (
    id          uuid primary key,
    station_id  uuid        not null references station,
    carer_id    uuid        not null references person,
    person_id   uuid        not null references person,
    state       varchar(9)  not null check (state in ('OFFERED', 'CONFIRMED', 'DECLINED')),
    offered_at  timestamptz not null,
    answered_at timestamptz,
    changed_xid xid8        not null default pg_current_xact_id(),
    constraint handover_not_oneself check (carer_id <> person_id),
    check ((state = 'OFFERED') = (answered_at is null))
);
create unique index handover_one on handover (station_id, person_id) where state = 'OFFERED';
create index handover_changes on handover (person_id, changed_xid);
create trigger handover_touch before update on handover for each row execute function zhijia_touch();
