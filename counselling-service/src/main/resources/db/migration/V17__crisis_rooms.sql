-- Whoever cannot be screened is looked after all the same; what was said to a member has a time of its own; a crisis that comes
-- again has a clock of its own.

-- 无法评估. Why nobody could put the screener to the member. A case rests on it once a second person says the same.
create table crisis_impediment (
    id        uuid primary key,
    case_id   uuid not null references crisis_case,
    reason    varchar(16) not null check (reason in ('MISSING', 'UNCONSCIOUS', 'REFUSES', 'DECEASED', 'OTHER')),
    words     bytea not null,
    by_id     uuid not null references person,
    at        timestamptz not null,
    second_id uuid references person,
    second_at timestamptz,
    seconded  boolean generated always as (second_id is not null) stored,
    constraint crisis_impediment_two_people check (second_id <> by_id),
    check ((second_id is null) = (second_at is null)),
    constraint crisis_impediment_standing unique (id, case_id, seconded)
);
create index crisis_impediment_of_case on crisis_impediment (case_id, at);
comment on column crisis_impediment.by_id is 'Not exported: an act of office about somebody else.';
comment on column crisis_impediment.second_id is 'Not exported: an act of office about somebody else.';

-- Past ACKNOWLEDGED a case was assessed, or two people say why it cannot be, or a referral in an emergency goes before; then it is
-- not closed before either. The constant columns let the keys say so: of this case, seconded; of this case, for an emergency.
-- Deferred: a referral and its case are written one after the other.
alter table referral add constraint referral_on_its_basis unique (id, case_id, basis);
alter table crisis_case drop constraint crisis_case_check1;
alter table crisis_case
    add impediment_id uuid,
    add impediment_seconded boolean generated always as (true) stored,
    add emergency_id uuid,
    add emergency_basis varchar(16) generated always as ('EMERGENCY') stored,
    add constraint crisis_case_impediment foreign key (impediment_id, id, impediment_seconded)
        references crisis_impediment (id, case_id, seconded) deferrable initially deferred,
    add constraint crisis_case_emergency foreign key (emergency_id, id, emergency_basis)
        references referral (id, case_id, basis) deferrable initially deferred,
    add constraint crisis_case_assessed check (state in ('OPEN', 'ACKNOWLEDGED') or assessment_id is not null
        or impediment_id is not null or state in ('REFERRED', 'FOLLOW_UP') and emergency_id is not null),
    add constraint crisis_case_opening unique (id, opened_at);

-- Whoever writes down a contact says when it took place: within the case, and not before it is over.
alter table crisis_contact add recorded_at timestamptz, add case_opened_at timestamptz;
update crisis_contact c set recorded_at = c.at, case_opened_at = o.opened_at from crisis_case o where o.id = c.case_id;
alter table crisis_contact
    alter recorded_at set not null,
    alter case_opened_at set not null,
    add constraint crisis_contact_not_in_future check (at <= recorded_at),
    add constraint crisis_contact_in_case check (at >= case_opened_at),
    add constraint crisis_contact_opening foreign key (case_id, case_opened_at) references crisis_case (id, opened_at);

-- Who looked at what came after the case was taken on.
alter table crisis_signal add acknowledged_by_id uuid references person, add acknowledged_at timestamptz,
    add check ((acknowledged_by_id is null) = (acknowledged_at is null));
comment on column crisis_signal.acknowledged_by_id is 'Not exported: an act of office about somebody else.';
alter table crisis_task drop constraint crisis_task_kind_check,
    add check (kind in ('ACKNOWLEDGE', 'REACT', 'CALL_BACK', 'ASSESS', 'PLAN', 'FOLLOW_UP', 'CLOSE'));
