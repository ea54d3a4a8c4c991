-- 联谊. What one chose is sealed: nothing about a choice that was not returned ever leaves.
create table social (
    id           uuid primary key,
    version      bigint       not null,
    union_id     varchar(64)  not null,
    event_id     uuid         not null references event,
    title        varchar(200) not null,
    state        varchar(10)  not null check (state in ('SETUP', 'MINGLING', 'CHOOSING', 'SEALED', 'REVEALED', 'PURGED')),
    policy       varchar(10)  not null check (policy in ('ALL', 'ONE_TO_ONE')),
    max_choices  integer      not null check (max_choices between 1 and 5),
    -- how long pairs are kept after the reveal
    keep_days    integer      not null check (keep_days between 1 and 90),
    -- caps of what one person may earn at this social
    coin_cap     integer      not null check (coin_cap between 1 and 10000),
    revealed_at  timestamptz,
    -- who was there and how many pairs there were at the reveal: numbers that stand still, so that nobody learns from them who leaves a pair
    people       integer,
    pairs        integer,
    check ((revealed_at is null) = (people is null) and (people is null) = (pairs is null)),
    constraint social_of_event unique (event_id)
);
create index social_in_order on social (union_id, id);

-- 嘉宾: somebody with a confirmed seat at the event, under a number for the evening. Only who was checked in chooses and is chosen.
create table participant (
    id           uuid primary key,
    social_id    uuid        not null references social,
    person_id    uuid        not null references person,
    number       integer     not null check (number between 1 and 2000),
    nickname     varchar(40) not null,
    about        varchar(200),
    joined_at    timestamptz not null,
    left_at      timestamptz,
    constraint participant_once unique (social_id, person_id),
    constraint participant_number_once unique (social_id, number),
    unique (id, social_id)
);

-- Who may choose and be chosen at this moment: has not left, has a seat, and has come.
create view present_participant as
select p.id, p.social_id, p.person_id from participant p join social s on s.id = p.social_id
where p.left_at is null and exists (
    select from registration r join attendance a on a.registration_id = r.id
    where r.event_id = s.event_id and r.person_id = p.person_id and r.state = 'CONFIRMED');

-- A whole list is replaced at once. Erased at the reveal.
create table choice (
    social_id      uuid    not null references social,
    chooser_id     uuid    not null,
    rank           integer not null check (rank between 1 and 5),
    chosen_id      uuid    not null,
    primary key (chooser_id, rank),
    constraint choice_once unique (chooser_id, chosen_id),
    constraint choice_of_another check (chooser_id <> chosen_id),
    foreign key (chooser_id, social_id) references participant (id, social_id),
    foreign key (chosen_id, social_id) references participant (id, social_id)
);
create index choice_at_social on choice (social_id);
create index choice_of_chosen on choice (chosen_id);

-- 牵手成功. Stored once, the least id first; erased when either leaves or blocks, and some days after the reveal.
create table pair (
    id            uuid primary key,
    social_id     uuid    not null references social,
    one_id        uuid    not null,
    other_id      uuid    not null,
    -- two consents apart, from each: to be announced, and how to be reached
    one_announce   boolean not null default false,
    one_contact    varchar(50),
    other_announce boolean not null default false,
    other_contact  varchar(50),
    constraint pair_once unique (one_id, other_id),
    check (one_id < other_id),
    foreign key (one_id, social_id) references participant (id, social_id),
    foreign key (other_id, social_id) references participant (id, social_id)
);
create index pair_of_other on pair (other_id);
create index pair_at_social on pair (social_id);

-- A block beats a choice silently, and outlasts the evening.
create table participant_block (
    blocker_id uuid        not null references participant,
    blocked_id uuid        not null references participant,
    blocked_at timestamptz not null,
    primary key (blocker_id, blocked_id),
    check (blocker_id <> blocked_id)
);
create index participant_block_of_blocked on participant_block (blocked_id);
create index participant_of_person on participant (person_id);

-- 互动角
create table corner (
    id        uuid primary key,
    version   bigint      not null,
    social_id uuid        not null references social,
    title     varchar(40) not null,
    mode      varchar(4)  not null check (mode in ('SOLO', 'PAIR')),
    coins     integer     not null check (coins between 1 and 1000),
    -- what its rotating code is made of
    secret    bytea       not null check (octet_length(secret) = 32),
    constraint corner_title_once unique (social_id, title),
    unique (id, social_id)
);

-- When somebody last sent wrong codes. One row per participant, so that the limit holds whichever replica is asked.
create table corner_tries (
    participant_id uuid primary key references participant,
    wrong_at       timestamptz[] not null
);

-- 可兑换的物品: what coins are given for.
create table coin_item (
    id        uuid primary key,
    version   bigint      not null,
    social_id uuid        not null references social,
    title     varchar(40) not null,
    price     integer     not null check (price between 0 and 10000),
    constraint coin_item_title_once unique (social_id, title),
    unique (id, social_id)
);

-- 春日能量币: double entry. A wallet's balance is the sum of its entries, kept beside them so that it can be guarded.
create table coin_account (
    id             uuid primary key,
    social_id      uuid        not null references social,
    kind           varchar(10) not null check (kind in ('ISSUANCE', 'WALLET', 'REDEEMED')),
    -- a wallet's own id too
    participant_id uuid check (participant_id = id),
    balance        bigint      not null default 0,
    -- by check-ins that were not reversed, against the cap
    earned         bigint      not null default 0 check (earned >= 0),
    constraint balance_never_negative check (kind <> 'WALLET' or balance >= 0),
    check ((kind = 'WALLET') = (participant_id is not null)),
    foreign key (participant_id, social_id) references participant (id, social_id)
);
create unique index coin_account_once on coin_account (social_id, kind) where kind <> 'WALLET';
create unique index coin_wallet_once on coin_account (participant_id) where kind = 'WALLET';

-- One posting for each source: a check-in, a redemption, a reversal, the end.
create table coin_posting (
    id           uuid primary key,
    place        bigint generated always as identity,
    social_id    uuid        not null references social,
    source       varchar(10) not null check (source in ('CHECK_IN', 'REDEMPTION', 'REVERSAL', 'CLOSING')),
    reverses     uuid,
    corner_id    uuid,
    item_id      uuid,
    -- whom it is about, of a pair the least first; nobody when it is the end
    one_id       uuid,
    other_id     uuid,
    reason       varchar(200),
    posted_at    timestamptz not null,
    unique (id, social_id),
    constraint reversed_once unique (reverses),
    check (other_id is null or one_id < other_id),
    check ((source = 'CLOSING') = (one_id is null)),
    check ((source = 'REVERSAL') = (reverses is not null)),
    check ((source = 'REVERSAL') = (reason is not null)),
    check ((source = 'CHECK_IN') = (corner_id is not null)),
    check ((source = 'REDEMPTION') = (item_id is not null)),
    foreign key (reverses, social_id) references coin_posting (id, social_id),
    foreign key (corner_id, social_id) references corner (id, social_id),
    foreign key (item_id, social_id) references coin_item (id, social_id),
    foreign key (one_id, social_id) references participant (id, social_id),
    foreign key (other_id, social_id) references participant (id, social_id)
);
-- once per person, or unordered pair, and corner
create unique index coin_solo_once on coin_posting (corner_id, one_id) where source = 'CHECK_IN' and other_id is null;
create unique index coin_pair_once on coin_posting (corner_id, one_id, other_id) where source = 'CHECK_IN' and other_id is not null;
create unique index coin_closing_once on coin_posting (social_id) where source = 'CLOSING';
create index coin_posting_in_order on coin_posting (social_id, place);
create trigger coin_posting_append_only before update or delete or truncate on coin_posting
    for each statement execute function append_only();

create table coin_entry (
    posting_id uuid    not null references coin_posting,
    account_id uuid    not null references coin_account,
    amount     bigint  not null check (amount <> 0),
    primary key (posting_id, account_id)
);
create index coin_entry_of_account on coin_entry (account_id);
create trigger coin_entry_append_only before update or delete or truncate on coin_entry
    for each statement execute function append_only();

-- A balance is moved by entries and by nothing else, and only within its social.
create function coin_entry_counted() returns trigger language plpgsql as
$$ begin
    update coin_account a set balance = a.balance + new.amount, earned = a.earned
        + case when a.kind = 'WALLET' and (p.source = 'CHECK_IN' or r.source = 'CHECK_IN') then new.amount else 0 end
    from coin_posting p left join coin_posting r on r.id = p.reverses
    where a.id = new.account_id and p.id = new.posting_id and a.social_id = p.social_id;
    if not found then
        raise exception using errcode = '23514', constraint = 'coin_entry_within_social', message = 'an entry across socials';
    end if;
    return null;
end $$;
create trigger coin_entry_counted after insert on coin_entry for each row execute function coin_entry_counted();

-- Every posting sums to zero, whoever writes it.
create function coin_posting_balanced() returns trigger language plpgsql as
$$ begin
    if (select coalesce(sum(amount), 0) <> 0 from coin_entry where posting_id = new.posting_id) then
        raise exception using errcode = '23514', constraint = 'coin_posting_sums_to_zero', message = 'a posting that does not sum to zero';
    end if;
    return null;
end $$;
create constraint trigger coin_posting_balanced after insert on coin_entry deferrable initially deferred
    for each row execute function coin_posting_balanced();

-- 玫瑰: once for each pair. No posting, since it has no price: whom it is for goes with the pair, and a ledger forgets nothing.
create table rose (
    id       uuid primary key,
    pair_id  uuid        not null references pair on delete cascade,
    given_at timestamptz not null,
    constraint rose_once unique (pair_id)
);
