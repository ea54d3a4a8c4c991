-- 反馈: the five with which an answer is counted, for as long as it stands unchanged. A place that becomes free stays free: filled
-- again, it would show the one new answer to who looks twice.
alter table feedback add column batch integer check (batch > 0),
    add constraint feedback_counted_while_it_stands check (batch is null or score is not null);
update feedback f set batch = (g.place - 1) / 5 + 1
from (select id, row_number() over (partition by event_id order by answered_at, id) as place,
        count(*) over (partition by event_id) as total
    from feedback o where score is not null
    and exists (select from attendance a where a.event_id = o.event_id and a.person_id = o.person_id)) g
where g.id = f.id and g.place <= g.total - g.total % 5;
create index feedback_of_event on feedback (event_id) where score is not null;

-- 日历订阅: the ids of all renewals, so that a late repeat of any of them changes nothing.
alter table calendar_feed add column renewals uuid[] not null default '{}';
update calendar_feed set renewals = array[renewal] where renewal is not null;
alter table calendar_feed drop column renewal;

-- 通知: praise is told once for each person and event, whatever was asked of the registration since.
delete from notice n where fact = 'PRAISED' and exists (select from notice later where later.fact = 'PRAISED'
    and later.person_id = n.person_id and later.event_id = n.event_id
    and (later.occurred_at, later.id) > (n.occurred_at, n.id));
alter table notice disable trigger notice_touch; -- nothing has happened that a phone should fetch again
update notice set revision = 1 where fact = 'PRAISED';
alter table notice enable trigger notice_touch;
alter table notice drop constraint notice_once;
create unique index notice_once on notice (registration_id, fact, revision) where fact <> 'PRAISED';
create unique index notice_praised_once on notice (person_id, event_id) where fact = 'PRAISED';
