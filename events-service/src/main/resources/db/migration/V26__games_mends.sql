-- A late repeat does not bring back what was taken back: from the first result of a match (or, once both sides of it were known,
-- from the first change of sides) and the first outcome of an entry on, and from the first writing of an athlete's name on, each
-- change names the version that it has seen. The tables come in the order in which a polled score reads them: it holds what it
-- has read, and would otherwise wait for this while this waits for it.
alter table meet_entry add column decided boolean not null default false;
update meet_entry set decided = true where outcome is not null;
alter table athlete add column version bigint not null default 0;
alter table game_match add column recorded boolean not null default false;
update game_match set recorded = true where decided is not null;

-- Ids of teams, disciplines and entries that were struck out: none of them is used a second time for the same kind of thing.
create table struck_out (
    kind    varchar(16) not null check (kind in ('TEAM', 'DISCIPLINE', 'ENTRY')),
    id      uuid        not null,
    meet_id uuid        not null references meet,
    primary key (kind, id)
);
create index struck_out_of_meet on struck_out (meet_id);

-- Who was taken off a team: put on it again, the version goes on from here. A file does not put anybody on it again.
create table athlete_off (
    team_id   uuid   not null references team on delete cascade,
    person_id uuid   not null references person,
    version   bigint not null,
    primary key (team_id, person_id)
);
create index athlete_off_of_person on athlete_off (person_id);

-- Which team was taken out of a discipline, under whatever id: a file does not enter it again.
create table entry_off (
    discipline_id uuid not null references discipline on delete cascade,
    team_id       uuid not null references team on delete cascade,
    primary key (discipline_id, team_id)
);
create index entry_off_of_team on entry_off (team_id);
