-- 统计快照. What is told of a quarter or a year, counted once. The counts behind it are kept nowhere.
create table statistics_snapshot (
    subject   varchar(16) primary key,
    frozen_at timestamptz not null,
    told      text        not null
);
create trigger statistics_snapshot_stays before update or delete on statistics_snapshot
    for each statement execute function append_only();
