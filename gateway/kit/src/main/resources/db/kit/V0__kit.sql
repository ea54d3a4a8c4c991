create extension if not exists btree_gist;

-- The clock of every rule: shifted only by the session setting that tests and the sandbox make.
create function zhijia_now() returns timestamptz language sql stable as
$$ select now() + coalesce(nullif(current_setting('zhijia.clock_shift', true), ''), '0')::interval $$;

-- For lists with changedSince: the transaction that last wrote the row.
create function zhijia_touch() returns trigger language plpgsql as
$$ begin new.changed_xid := pg_current_xact_id(); return new; end $$;

-- People seen in tokens, or named by number before their first sign-in.
create table person (
    id        uuid primary key,
    sub       varchar(64) unique,
    member_no varchar(64) unique,
    name      varchar(100),
    union_id  varchar(64),
    check (sub is not null or member_no is not null)
);
