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
