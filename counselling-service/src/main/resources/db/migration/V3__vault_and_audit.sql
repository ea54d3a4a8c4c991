-- 数据密钥. One key set per person, wrapped by a key-encryption key that is not in the database. Without it nothing that was sealed
-- for the person can be read: a destroyed key is an erased person, and stays as a row so that nothing is sealed anew.
create table data_key (
    person_id    uuid primary key references person,
    -- Which key-encryption key wraps it.
    kek_id       varchar(32),
    wrapped      bytea,
    created_at   timestamptz not null,
    destroyed_at timestamptz,
    constraint data_key_or_destroyed check ((kek_id is null) = (wrapped is null) and (wrapped is null) = (destroyed_at is not null))
);
create index data_key_by_kek on data_key (kek_id, person_id);

-- Keys of the whole service, wrapped in the same way: what a keyed hash found once must be found again after the key-encryption
-- key was changed. That they open is the proof at start that the key-encryption key is the right one.
create table vault_secret (
    purpose varchar(16) primary key check (purpose in ('SEARCH', 'PSEUDONYM')),
    kek_id  varchar(32) not null,
    wrapped bytea       not null
);

create function append_only() returns trigger language plpgsql as
$$ begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$;

-- 审计. Who did what with one person's data. A stream is one person under a pseudonym, so that the trail survives the person's
-- erasure, and one busy head does not make everybody wait. The head says where the chain ends.
create table audit_head (
    stream uuid primary key,
    seq    bigint not null,
    hash   bytea  not null
);

create table audit (
    stream    uuid        not null,
    seq       bigint      not null,
    id        uuid        not null,
    at_micros bigint      not null,
    -- Null where the person acted in person (self), or nobody did.
    actor     uuid,
    self      boolean     not null,
    roles     varchar(200) not null,
    act       varchar(32) not null,
    thing     uuid,
    -- Sealed with the person's data key.
    reason    bytea,
    trace     varchar(32),
    prev_hash bytea       not null,
    hash      bytea       not null,
    primary key (stream, seq)
);

-- A field of the canonical form: its length, then its bytes; so no two rows are written alike. Minus one for none.
create function audit_part(bytea) returns bytea language sql immutable as
$$ select case when $1 is null then int4send(-1) else int4send(length($1)) || $1 end $$;

-- The one writer of chain and head. Whoever appends waits for the stream's head until the one before has committed: numbers and
-- hashes follow each other whatever the clocks say. Neither number nor hash is taken from the caller.
create function audit_link() returns trigger language plpgsql as
$$ declare head audit_head;
begin
    insert into audit_head (stream, seq, hash) values (new.stream, 0, sha256(uuid_send(new.stream))) on conflict do nothing;
    select * into head from audit_head where stream = new.stream for update;
    new.seq := head.seq + 1;
    new.prev_hash := head.hash;
    new.hash := sha256(audit_part(uuid_send(new.stream)) || audit_part(int8send(new.seq)) || audit_part(uuid_send(new.id))
        || audit_part(int8send(new.at_micros)) || audit_part(uuid_send(new.actor)) || audit_part(boolsend(new.self))
        || audit_part(convert_to(new.roles, 'UTF8')) || audit_part(convert_to(new.act, 'UTF8'))
        || audit_part(uuid_send(new.thing)) || audit_part(new.reason) || audit_part(convert_to(new.trace, 'UTF8'))
        || audit_part(new.prev_hash));
    update audit_head set seq = new.seq, hash = new.hash where stream = new.stream;
    return new;
end $$;
create trigger audit_link before insert on audit for each row execute function audit_link();
create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function append_only();

-- The head moves only from within the trigger above.
create function audit_head_moves() returns trigger language plpgsql as
$$ begin
    if pg_trigger_depth() < 2 then
        raise exception 'audit_head is moved by audit alone' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger audit_head_moves before insert or update on audit_head for each row execute function audit_head_moves();
create trigger audit_head_append_only before delete or truncate on audit_head
    for each statement execute function append_only();
