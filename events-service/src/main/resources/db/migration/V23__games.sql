-- 运动会. Its rules are data; its standings are computed from results and rules, and never edited.
create table meet (
    id             uuid primary key,
    version        bigint       not null,
    union_id       varchar(64)  not null,
    event_id       uuid references event,
    title          varchar(200) not null,
    starts_at      timestamptz  not null,
    rules          text         not null,
    state          varchar(16)  not null check (state in ('ENTRIES', 'CLOSED', 'RUNNING', 'PROVISIONAL', 'OFFICIAL')),
    -- how often official results were published: 1 when the meet became official, one more with each correction
    edition        integer      not null default 0 check (edition >= 0),
    -- how often anything that standings are made of was written: the tag by which a live score is polled
    score_version  bigint       not null default 0,
    check ((state = 'OFFICIAL') = (edition > 0))
);
create index meet_in_time on meet (starts_at, id);

-- 代表队. A team of one union may be filled from several.
create table team (
    id                uuid primary key,
    version           bigint       not null,
    meet_id           uuid         not null references meet,
    title             varchar(100) not null,
    union_id          varchar(64)  not null,
    captain_person_id uuid references person,
    constraint team_title_once unique (meet_id, title),
    unique (id, meet_id)
);

-- 运动员: in one team of a meet. disciplines counts those entered, so that the rule of the meet is kept by one statement.
create table athlete (
    id          uuid primary key,
    meet_id     uuid         not null references meet,
    team_id     uuid         not null,
    person_id   uuid         not null references person,
    name        varchar(100) not null,
    disciplines integer      not null default 0 check (disciplines >= 0),
    foreign key (team_id, meet_id) references team (id, meet_id),
    constraint athlete_in_one_team unique (meet_id, person_id),
    unique (id, team_id)
);
create index athlete_of_team on athlete (team_id, id);

-- 运动员名单: a file that was read, so that the same one sent again changes nothing.
create table athlete_import (
    id          uuid primary key,
    meet_id     uuid        not null references meet,
    digest      bytea       not null,
    athletes    integer     not null,
    added       integer     not null,
    entered     integer     not null,
    imported_at timestamptz not null
);
create index athlete_import_of_meet on athlete_import (meet_id);

-- 项目. What is measured, and how: the rest of its rules is data of its own.
create table discipline (
    id       uuid primary key,
    version  bigint       not null,
    meet_id  uuid         not null references meet,
    place    integer      not null check (place between 1 and 100),
    title    varchar(100) not null,
    kind     varchar(16)  not null check (kind in ('COUNT_MORE', 'TIME_LESS', 'KNOCKOUT', 'ROUND_ROBIN')),
    rules    text         not null,
    -- a recorded draw of the bracket: null until it was drawn; from the seed anybody can draw it again
    drawn_at  timestamptz,
    draw_seed varchar(100),
    constraint discipline_title_once unique (meet_id, title),
    unique (id, meet_id)
);

-- 报名: a team in a discipline of its meet.
create table meet_entry (
    id            uuid primary key,
    version       bigint  not null,
    meet_id       uuid    not null,
    discipline_id uuid    not null,
    team_id       uuid    not null,
    -- by hand: who is to meet late in a bracket
    seed          integer check (seed between 1 and 64),
    -- its place in the recorded draw
    lot           integer check (lot between 1 and 64),
    -- decided for the whole entry; null while it competes
    outcome       varchar(8) check (outcome in ('DNS', 'DNF', 'DQ')),
    constraint entry_once unique (discipline_id, team_id),
    constraint seed_once unique (discipline_id, seed),
    constraint lot_once unique (discipline_id, lot) deferrable initially deferred,
    foreign key (discipline_id, meet_id) references discipline (id, meet_id),
    foreign key (team_id, meet_id) references team (id, meet_id),
    unique (id, team_id)
);
create index entry_of_team on meet_entry (team_id);
-- An athlete competes for the own team only.
create table meet_entry_athlete (
    entry_id   uuid not null,
    athlete_id uuid not null,
    team_id    uuid not null,
    primary key (entry_id, athlete_id),
    foreign key (entry_id, team_id) references meet_entry (id, team_id),
    foreign key (athlete_id, team_id) references athlete (id, team_id)
);
create index entry_of_athlete on meet_entry_athlete (athlete_id);

-- 成绩: one try. value counts, or milliseconds.
create table attempt (
    id          uuid primary key,
    version     bigint   not null,
    entry_id    uuid     not null references meet_entry,
    number      integer  not null check (number between 1 and 20),
    outcome     varchar(8) not null check (outcome in ('VALID', 'DNS', 'DNF', 'DQ')),
    value       bigint check (value between 0 and 86400000),
    penalty     bigint   not null default 0 check (penalty between 0 and 86400000),
    recorded_at timestamptz not null,
    constraint attempt_once unique (entry_id, number),
    check ((outcome = 'VALID') = (value is not null))
);

-- 对阵. Who meets whom is known when the matches before are over; a match without an opponent is a bye.
create table game_match (
    id            uuid primary key,
    version       bigint  not null,
    discipline_id uuid    not null references discipline,
    -- KNOCKOUT: 1 is the first round; ROUND_ROBIN: the day of the circle
    round         integer not null check (round between 1 and 64),
    number        integer not null check (number between 1 and 1024),
    third_place   boolean not null default false,
    home_entry_id uuid references meet_entry,
    away_entry_id uuid references meet_entry,
    -- the matches whose winners (or losers, for the third place) meet here
    home_from     uuid references game_match,
    away_from     uuid references game_match,
    -- H or A for each leg, in their order
    legs          varchar(15) check (legs ~ '^[HA]+$'),
    winner        varchar(1) check (winner in ('H', 'A')),
    -- how it was decided
    decided       varchar(12) check (decided in ('PLAYED', 'WALKOVER', 'DQ', 'BYE')),
    recorded_at   timestamptz,
    constraint match_once unique (discipline_id, round, number),
    check ((winner is null) = (decided is null)),
    check ((decided = 'PLAYED') = (legs is not null))
);

-- 抽签: what nothing else could part, parted by lot; on record, with who drew.
create table lot (
    id            uuid primary key,
    meet_id       uuid        not null references meet,
    -- null: the teams of the whole meet
    discipline_id uuid references discipline,
    -- entries of the discipline or teams of the meet, the best first
    drawn         uuid[]      not null check (cardinality(drawn) between 2 and 64),
    witness       varchar(100) not null,
    by_person_id  uuid        not null references person,
    drawn_at      timestamptz not null
);
create index lot_of_meet on lot (meet_id);

-- 申诉. An open one freezes its discipline.
create table protest (
    id            uuid primary key,
    discipline_id uuid        not null references discipline,
    team_id       uuid        not null references team,
    by_person_id  uuid        not null references person,
    words         varchar(500) not null,
    lodged_at     timestamptz not null,
    decision      varchar(10) check (decision in ('UPHELD', 'REJECTED', 'WITHDRAWN')),
    reason        varchar(500),
    decided_by    uuid references person,
    decided_at    timestamptz,
    check ((decision is null) = (decided_at is null))
);
create unique index protest_open on protest (discipline_id, team_id) where decision is null;

-- 正式成绩: each edition as it was published, for good.
create table official_result (
    meet_id       uuid        not null references meet,
    edition       integer     not null check (edition > 0),
    -- the correction that made it; null for the first
    correction_id uuid,
    reason        varchar(500),
    -- what was corrected, as it was sent
    correction    text,
    standings     text        not null,
    by_person_id  uuid        not null references person,
    published_at  timestamptz not null,
    primary key (meet_id, edition),
    unique (correction_id),
    check ((edition = 1) = (correction_id is null))
);
create trigger official_result_append_only before update or delete or truncate on official_result
    for each statement execute function append_only();

-- 奖项: by rank, from an edition of the results; withdrawn by a later one that no longer says so.
create table award (
    id                uuid primary key,
    meet_id           uuid    not null references meet,
    -- null: the meet as a whole
    discipline_id     uuid references discipline,
    team_id           uuid    not null references team,
    rank              integer not null check (rank between 1 and 3),
    edition           integer not null,
    withdrawn_edition integer check (withdrawn_edition > edition),
    foreign key (meet_id, edition) references official_result,
    foreign key (meet_id, withdrawn_edition) references official_result
);
create unique index award_once on award (meet_id, coalesce(discipline_id, meet_id), team_id) where withdrawn_edition is null;
