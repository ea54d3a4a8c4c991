-- A cancellation, a reported no-show, a denial, by the attempt that the client chose: when a supervisor has the appointment go on, its
-- late repeat ends nothing again.
create table appointment_attempt (
    appointment_id uuid        not null references appointment,
    act            varchar(12) not null check (act in ('CANCELLATION', 'NO_SHOW', 'DISPUTE')),
    attempt        uuid        not null,
    primary key (appointment_id, act, attempt)
);

-- What went on and was missed again is denied again: a dispute is about one of the times that the appointment had. Those that are there
-- keep the appointment's id as their own, because what they say is sealed under it.
alter table no_show_dispute add column id uuid, add column schedule integer;
update no_show_dispute d set id = appointment_id, schedule = a.schedule - cast(exists (
    select from reinstatement r where r.appointment_id = d.appointment_id and r.made_at >= d.disputed_at) as integer)
from appointment a where a.id = d.appointment_id;
alter table no_show_dispute alter column id set not null, alter column schedule set not null,
    drop constraint no_show_dispute_pkey, add constraint no_show_dispute_pkey primary key (id),
    add constraint no_show_dispute_once unique (appointment_id, schedule);
drop index no_show_dispute_open;
create index no_show_dispute_open on no_show_dispute (disputed_at, id) where decided_at is null;
drop index no_show_dispute_of_person;
create index no_show_dispute_of_person on no_show_dispute (person_id, id);

-- 离任. The last day in office, of Asia/Shanghai; null for who stays.
alter table counsellor add column last_day date check (last_day between '2000-01-01' and '2200-01-01');
