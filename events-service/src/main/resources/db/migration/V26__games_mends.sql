-- A late repeat does not bring back what was taken back: from the first result of a match and the first outcome of an entry on,
-- and from the first writing of an athlete's name on, each change names the version that it has seen.
alter table game_match add column recorded boolean not null default false;
update game_match set recorded = true where decided is not null;
alter table meet_entry add column decided boolean not null default false;
update meet_entry set decided = true where outcome is not null;
alter table athlete add column version bigint not null default 0;

-- Ids of teams, disciplines and entries that were struck out: none of them is used a second time.
create table struck_out (
    id      uuid primary key,
    meet_id uuid not null references meet
);
create index struck_out_of_meet on struck_out (meet_id);

-- Who was taken off a team: put on it again, the version goes on from here.
create table athlete_off (
    team_id   uuid   not null references team on delete cascade,
    person_id uuid   not null references person,
    version   bigint not null,
    primary key (team_id, person_id)
);
create index athlete_off_of_person on athlete_off (person_id);
