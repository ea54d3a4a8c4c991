-- A late repeat must not undo what was said, chosen, agreed to or blocked since: the hundred latest decisions of each participant, each
-- as its kind, what it is about, and the client's id.
alter table participant add column decisions text[] not null default '{}';

-- Who takes part: has a confirmed seat at the event, and has not left.
create view taking_participant as
select p.id, p.social_id, p.person_id, r.id as registration_id from participant p
join social s on s.id = p.social_id
join registration r on r.event_id = s.event_id and r.person_id = p.person_id and r.state = 'CONFIRMED'
where p.left_at is null;

-- And who may choose and be chosen at this moment: has come as well.
create or replace view present_participant as
select t.id, t.social_id, t.person_id from taking_participant t
where exists (select from attendance a where a.registration_id = t.registration_id);

-- A pair is one while both take part. Whatever takes the seat away ends it, in the same transaction and for good: were it kept for a
-- seat that may come back, what either agreed to would be in force again, and neither could take it back meanwhile.
delete from pair where one_id not in (select id from taking_participant) or other_id not in (select id from taking_participant);
create function pair_ended() returns trigger language plpgsql as
$$ begin
    -- a reveal under way comes first, and this ends what it made; or it sees that the seat is gone
    perform from social where event_id = old.event_id for share;
    delete from pair p using participant me, social s
    where s.event_id = old.event_id and me.social_id = s.id and me.person_id = old.person_id and me.id in (p.one_id, p.other_id);
    return null;
end $$;
create trigger registration_pair_ended after update of state on registration
    for each row when (old.state = 'CONFIRMED' and new.state <> 'CONFIRMED') execute function pair_ended();

-- Who had come when the choices were opened, and how many they were. Only of them is a number of pairs told: whom an organizer lets
-- in afterwards makes no crowd, and whom one turns away leaves a smaller one than there was.
alter table participant add column at_opening boolean not null default false;
alter table social add column opened integer;
update participant p set at_opening = true from present_participant h join social s on s.id = h.social_id
where p.id = h.id and s.state in ('CHOOSING', 'SEALED', 'REVEALED');
update social s set opened = coalesce(s.people, (select count(*) from participant p where p.social_id = s.id and p.at_opening))
where s.state in ('CHOOSING', 'SEALED', 'REVEALED', 'PURGED');

-- Wrong codes are forgotten with the evening.
delete from corner_tries where participant_id in (
    select p.id from participant p join social s on s.id = p.social_id where s.state = 'PURGED');
