-- When the viewers of a stream were last counted, by whichever replica: once for all of them.
alter table live_gauge add column viewers_at timestamptz;
