-- 积极品质标签: the words of praise, managed by administrators. A retired word stays on the praises that carry it.
create table praise_label (
    id       uuid primary key,
    version  bigint       not null,
    place    integer      not null check (place between 1 and 10000),
    zh       varchar(20)  not null,
    en       varchar(60)  not null,
    virtue   varchar(20),
    source   varchar(200),
    retired  boolean      not null default false
);
create unique index praise_label_word on praise_label (zh) where not retired;
create index praise_label_in_order on praise_label (place, id);

-- The 24 character strengths under six virtues: C. Peterson, M. Seligman, Character Strengths and Virtues (2004), VIA classification.
insert into praise_label (id, version, place, zh, en, virtue, source)
select cast('019c0000-0000-7000-8000-0000000000' || to_char(s.place, 'FM00') as uuid), 0, s.place, s.zh, s.en, s.virtue,
    'Peterson & Seligman, Character Strengths and Virtues (2004), VIA classification'
from (values
    (1, '创造力', 'Creativity', '智慧'), (2, '好奇心', 'Curiosity', '智慧'), (3, '判断力', 'Judgment', '智慧'),
    (4, '好学', 'Love of learning', '智慧'), (5, '洞察力', 'Perspective', '智慧'),
    (6, '勇敢', 'Bravery', '勇气'), (7, '坚持', 'Perseverance', '勇气'), (8, '正直', 'Honesty', '勇气'), (9, '热情', 'Zest', '勇气'),
    (10, '爱', 'Love', '仁爱'), (11, '善良', 'Kindness', '仁爱'), (12, '社交智慧', 'Social intelligence', '仁爱'),
    (13, '团队合作', 'Teamwork', '公正'), (14, '公平', 'Fairness', '公正'), (15, '领导力', 'Leadership', '公正'),
    (16, '宽恕', 'Forgiveness', '节制'), (17, '谦逊', 'Humility', '节制'), (18, '审慎', 'Prudence', '节制'), (19, '自律', 'Self-regulation', '节制'),
    (20, '欣赏美和卓越', 'Appreciation of beauty and excellence', '超越'), (21, '感恩', 'Gratitude', '超越'),
    (22, '希望', 'Hope', '超越'), (23, '幽默', 'Humor', '超越'), (24, '信念', 'Spirituality', '超越')
) as s (place, zh, en, virtue);

-- 赞美: one label, from one who was there to another. It never comes back once it is withdrawn, hidden or taken down, because
-- its row stays and keeps the label used. A slot is given back by a withdrawal only: were it by hiding, the giver would notice.
create table praise (
    id             uuid primary key,
    event_id       uuid        not null references event,
    from_person_id uuid        not null references person,
    to_person_id   uuid        not null references person,
    label_id       uuid        not null references praise_label,
    note           varchar(30),
    slot           integer     not null constraint praise_three_per_pair check (slot between 1 and 3),
    given_at       timestamptz not null,
    withdrawn_at   timestamptz,
    hidden_at      timestamptz,
    decision       varchar(20) check (decision in ('KEPT', 'TAKEN_DOWN')),
    constraint praise_not_to_oneself check (from_person_id <> to_person_id),
    constraint praise_label_once unique (event_id, from_person_id, to_person_id, label_id)
);
create unique index praise_slot_once on praise (event_id, from_person_id, to_person_id, slot) where withdrawn_at is null;
create index praise_in_time on praise (event_id, given_at, id);
create index praise_received on praise (to_person_id, label_id);

-- 举报: each person says it once; what the organizers decide stands on the praise.
create table praise_report (
    praise_id   uuid         not null references praise,
    person_id   uuid         not null references person,
    reason      varchar(200) not null,
    reported_at timestamptz  not null,
    primary key (praise_id, person_id)
);

-- 积极品质大转盘: what one draws for oneself. shared lets people who were not there see the praises one received.
create table praise_wheel (
    person_id uuid primary key references person,
    version   bigint  not null,
    shared    boolean not null
);
create table praise_wheel_quality (
    person_id uuid    not null references praise_wheel,
    place     integer not null,
    label_id  uuid    not null references praise_label,
    weight    integer not null check (weight between 1 and 10),
    primary key (person_id, place),
    constraint praise_wheel_label_once unique (person_id, label_id) deferrable initially deferred
);

-- 活动反馈. A row for each attempt; the one with a score stands, the others are over and keep nothing but their attempt.
create table feedback (
    id          uuid primary key,
    event_id    uuid        not null references event,
    person_id   uuid        not null references person,
    attempt     uuid        not null,
    score       integer check (score between 1 and 5),
    text        varchar(1000),
    -- Drawn anew at each change: texts are read in this order, which tells nobody when they were written.
    shuffle     uuid        not null,
    answered_at timestamptz not null,
    check (text is null or score is not null),
    constraint feedback_once_per_attempt unique (event_id, person_id, attempt)
);
create unique index feedback_one_stands on feedback (event_id, person_id) where score is not null;

-- 活动回顾. The text names people as {1}, {2}, ...: places in named, filled only while that person consents.
create table recap (
    event_id uuid primary key references event,
    version  bigint        not null,
    text     varchar(5000) not null,
    named    uuid[]        not null
);
create table recap_consent (
    event_id     uuid        not null references event,
    person_id    uuid        not null references person,
    attempt      uuid        not null,
    given_at     timestamptz not null,
    withdrawn_at timestamptz,
    primary key (event_id, person_id, attempt)
);

alter table notice drop constraint notice_fact_check;
alter table notice add constraint notice_fact_check check (fact in ('PROMOTED', 'APPROVED', 'REJECTED', 'RESCHEDULED',
    'EVENT_CANCELLED', 'EVENT_COMPLETED', 'OFFERED', 'OFFER_EXPIRED', 'PART_ENDED', 'PRAISED'));
