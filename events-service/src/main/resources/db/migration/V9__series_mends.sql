-- A day has one date of a series at most: where a changed hour let a second one in, the one without an exception is the date.
-- The other's event stays as it is, with whoever is registered, and is its organizer's to call off.
update occurrence o set dropped = true from (
    select id, row_number() over (partition by series_id, left(recurrence_id, 10) order by
        num_nonnulls(other_start, other_minutes, other_title, place_title, called_off) > 0, event_id is null, recurrence_id) as n
    from occurrence where not dropped) day
where day.id = o.id and day.n > 1;
create unique index occurrence_one_a_day on occurrence (series_id, left(recurrence_id, 10)) where not dropped;

-- Of the member, by which a date was opted out of or back in: their late repeats change nothing.
alter table standing_seat add column decisions uuid[] not null default '{}';
