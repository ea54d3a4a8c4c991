-- A hold that ran out is in no meeting's way. It is held, so that a confirmation under way is waited for, and left to whoever ends
-- holds: ended here, its session would never be given back, and an offer behind it never be answered.
create or replace function group_meeting_beside_appointments() returns trigger language plpgsql as
$$ declare wanted tstzrange := tstzrange(new.starts_at, new.ends_at);
begin
    perform busy_alone(new.leader_id, new.co_leader_id, new.room_id);
    perform 1 from appointment where status = 'HELD' and hold_expires_at <= zhijia_now() and blocked_range && wanted
        order by id for update;
    if exists (select from appointment where (status in ('BOOKED', 'CHECKED_IN') or status = 'HELD' and hold_expires_at > zhijia_now()) and blocked_range && wanted
            and room_id = new.room_id) then
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

-- Nobody who was erased is tied to a family, or leads a group, again.
create trigger family_tie_worker_not_erased before insert on family_tie for each row execute function person_not_erased('worker_id');
create trigger group_leader_not_erased before insert on group_leader for each row execute function person_not_erased('person_id');

-- What is listed, exported and erased by its person is found by its person.
create index quota_change_of_person on quota_change (person_id, id);
create index no_show_dispute_of_person on no_show_dispute (person_id, appointment_id);
create index meeting_part_of_person on meeting_part (person_id, id);
create index case_offer_of_person on case_offer (person_id, id);
create index group_leader_of_person on group_leader (person_id);
create index family_tie_of_worker on family_tie (worker_id, changed_xid);
create index family_tie_of_relative on family_tie (relative_id, changed_xid);
