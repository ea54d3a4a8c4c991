-- Public holidays and make-up workdays (调休), from the notices of the General Office of the State Council. A year that is not
-- here counts as one without holidays: its notice comes out in the November before.
create table holiday_calendar (
    day    date primary key,
    kind   varchar(8) not null check (kind in ('HOLIDAY', 'WORKDAY')),
    name   varchar(32) not null,
    source varchar(100) not null
);

insert into holiday_calendar
select cast(d as date), 'HOLIDAY', h.name, '国务院办公厅关于' || extract(year from d) || '年部分节假日安排的通知'
from (values ('元旦', date '2025-01-01', date '2025-01-01'),
             ('春节', date '2025-01-28', date '2025-02-04'),
             ('清明节', date '2025-04-04', date '2025-04-06'),
             ('劳动节', date '2025-05-01', date '2025-05-05'),
             ('端午节', date '2025-05-31', date '2025-06-02'),
             ('国庆节、中秋节', date '2025-10-01', date '2025-10-08'),
             ('元旦', date '2026-01-01', date '2026-01-03'),
             ('春节', date '2026-02-15', date '2026-02-23'),
             ('清明节', date '2026-04-04', date '2026-04-06'),
             ('劳动节', date '2026-05-01', date '2026-05-05'),
             ('端午节', date '2026-06-19', date '2026-06-21'),
             ('中秋节', date '2026-09-25', date '2026-09-27'),
             ('国庆节', date '2026-10-01', date '2026-10-07')) h (name, first, last),
     generate_series(cast(h.first as timestamp), cast(h.last as timestamp), interval '1 day') d;

insert into holiday_calendar
select w.day, 'WORKDAY', w.name || '调休', '国务院办公厅关于' || extract(year from w.day) || '年部分节假日安排的通知'
from (values ('春节', date '2025-01-26'), ('春节', date '2025-02-08'), ('劳动节', date '2025-04-27'),
             ('国庆节、中秋节', date '2025-09-28'), ('国庆节、中秋节', date '2025-10-11'),
             ('元旦', date '2026-01-04'), ('春节', date '2026-02-14'), ('春节', date '2026-02-28'), ('劳动节', date '2026-05-09'),
             ('国庆节', date '2026-09-20'), ('国庆节', date '2026-10-10')) w (name, day);
