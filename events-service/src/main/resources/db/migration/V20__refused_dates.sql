-- 场次: a date that could not follow its series says why, and the others do not wait for it.
alter table occurrence add column refusal varchar(60);
