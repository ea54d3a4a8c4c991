-- Whoever waits is found whether or not a time is kept for them now, and by the appointment that is to be moved.
create index waitlist_entry_live on waitlist_entry (closes) where state in ('WAITING', 'OFFERED');
create index waitlist_entry_of_appointment on waitlist_entry (appointment_id) where appointment_id is not null;
-- Whoever works in a room, for whom it is free again.
create index roster_rule_of_room on roster_rule (room_id) where room_id is not null;
create index roster_exception_hours_of_room on roster_exception_hours (room_id) where room_id is not null;

-- Whoever lost a time before they were put in line for it are put there now: for any counsellor, as nobody knows whether the old
-- one comes back.
insert into waitlist_entry (id, person_id, modality, opens, closes, appointment_id, state, queued_at, version)
select gen_random_uuid(), a.member_id, a.modality, zhijia_now(), zhijia_now() + interval '92 days', a.id, 'WAITING', zhijia_now(), 1
from appointment a join person p on p.id = a.member_id and p.erased_at is null
where a.status = 'NEEDS_RESCHEDULE'
and not exists (select from waitlist_entry e where e.appointment_id = a.id and e.state in ('WAITING', 'OFFERED'));
-- And whoever has another time since, or gave up, waits with it no more.
update waitlist_entry e set state = case when a.status in ('CANCELLED_BY_MEMBER', 'CANCELLED_BY_PROVIDER') then 'LEFT' else 'SERVED' end,
    version = e.version + 1
from appointment a where a.id = e.appointment_id and a.status <> 'NEEDS_RESCHEDULE' and e.state = 'WAITING';

-- A confirmation says for whom it comes (busy_shared) before it asks whether its hold still holds, as a booking does. So a meeting
-- waits for it there, and holds no row of an appointment: whoever ends such a hold may wait for a turn that a meeting has.
create or replace function group_meeting_beside_appointments() returns trigger language plpgsql as
$$ declare wanted tstzrange := tstzrange(new.starts_at, new.ends_at);
begin
    perform busy_alone(new.leader_id, new.co_leader_id, new.room_id);
    if exists (select from appointment where (status in ('BOOKED', 'CHECKED_IN') or status = 'HELD' and hold_expires_at > zhijia_now())
            and blocked_range && wanted and room_id = new.room_id) then
        raise exception 'an appointment takes the room' using errcode = 'exclusion_violation',
            constraint = 'group_meeting_room_free';
    end if;
    if exists (select from appointment a join counsellor c on c.id = a.counsellor_id
            where (a.status in ('BOOKED', 'CHECKED_IN') or a.status = 'HELD' and a.hold_expires_at > zhijia_now())
            and (a.blocked_range && wanted and c.person_id in (new.leader_id, new.co_leader_id)
                or tstzrange(a.starts_at, a.ends_at) && wanted and a.member_id in (new.leader_id, new.co_leader_id)))
        or exists (select from group_meeting m where m.id <> new.id and m.during && wanted
            and (m.leader_id in (new.leader_id, new.co_leader_id) or m.co_leader_id in (new.leader_id, new.co_leader_id))) then
        raise exception 'a leader is busy' using errcode = 'exclusion_violation', constraint = 'group_meeting_leader_free';
    end if;
    return new;
end $$;
