-- 合作医院. Each writes only about itself: an admin the agreement, the hospital its heartbeat (which is no new version of the row).
create table hospital (
    id                varchar(32) primary key check (id ~ '^[a-z][a-z0-9-]*$'),
    name_zh           varchar(100) not null,
    name_en           varchar(100) not null,
    state             varchar(16) not null check (state in ('ACTIVE', 'SUSPENDED')),
    agreement_from    date not null check (agreement_from between '2000-01-01' and '2200-01-01'),
    agreement_to      date check (agreement_to between '2000-01-01' and '2200-01-01'),
    scope             varchar(255)[] not null check (cardinality(scope) > 0),
    least_age         integer not null check (least_age between 0 and 150),
    most_age          integer not null check (most_age between 0 and 150),
    -- The telephone is always the second path.
    duty_phones       varchar(255)[] not null constraint hospital_duty_phone check (cardinality(duty_phones) > 0),
    heartbeat_seconds integer not null check (heartbeat_seconds between 10 and 3600),
    heartbeat_at      timestamptz,
    -- Where it may be told, and where it is told; an address that answered 410 is left alone until an admin enables it again.
    hosts             varchar(255)[] not null,
    webhook           varchar(500),
    crisis_webhook    varchar(500),
    webhook_gone_at   timestamptz,
    -- The webhook secret is derived from the id and this number: a new number is a new secret.
    secret_edition    integer not null,
    version           bigint not null,
    check (agreement_to >= agreement_from),
    check (least_age <= most_age)
);

-- Opening hours of a week, local time in Beijing; none is around the clock. 00:00 as an end is midnight.
create table hospital_hours (
    hospital_id varchar(32) not null references hospital,
    position    integer not null,
    weekday     varchar(9) not null,
    opens       time not null,
    closes      time not null,
    primary key (hospital_id, position),
    check (closes > opens or closes = '00:00')
);

create table hospital_distance (
    hospital_id varchar(32) not null references hospital,
    position    integer not null,
    station     uuid not null constraint hospital_distance_station references station,
    metres      integer not null check (metres between 0 and 5000000),
    primary key (hospital_id, position),
    constraint hospital_distance_once unique (hospital_id, station)
);

-- The clocks of the agreement, in seconds.
create table hospital_clock (
    hospital_id varchar(32) not null references hospital,
    priority    varchar(16) not null check (priority in ('STAT', 'URGENT', 'ROUTINE')),
    delivered   integer not null check (delivered between 10 and 7776000),
    received    integer not null check (received between 10 and 7776000),
    decided     integer not null check (decided between 10 and 7776000),
    outcome     integer not null check (outcome between 10 and 7776000),
    primary key (hospital_id, priority)
);

-- Public keys by which a hospital signs in. A kid that was given up is never given again: somebody may still hold what it signed.
create table hospital_key (
    id          uuid primary key,
    hospital_id varchar(32) not null references hospital,
    kid         varchar(64) not null,
    algorithm   varchar(5) not null check (algorithm in ('RS384', 'ES384')),
    -- Base64url: the modulus of an RSA key (its exponent is 65537), or the point of a P-384 key.
    modulus     varchar(1400),
    x           varchar(64),
    y           varchar(64),
    -- RFC 7638. One key is one hospital's and has one name: with it another hospital could sign in as this one, and under two
    -- names one of them would be given up in vain.
    thumbprint  varchar(43) not null constraint hospital_key_once unique,
    added_by    varchar(16) not null check (added_by in ('ADMIN', 'HOSPITAL')),
    added_at    timestamptz not null,
    removed_at  timestamptz,
    constraint hospital_key_kid unique (hospital_id, kid),
    check ((algorithm = 'RS384') = (modulus is not null)),
    check ((algorithm = 'ES384') = (x is not null and y is not null))
);
