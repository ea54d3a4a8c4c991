-- A sign-in writes sub and member_no. Were they keys that other tables might refer to, it would keep everybody from writing
-- about that person until it ends, who may hold what the newcomer waits for: PostgreSQL spares partial indexes.
alter table person drop constraint if exists person_sub_key, drop constraint if exists person_member_no_key;
create unique index if not exists person_sub on person (sub) where sub is not null;
create unique index if not exists person_member_no on person (member_no) where member_no is not null;
