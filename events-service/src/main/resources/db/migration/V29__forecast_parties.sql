-- 批量报名: rows of a dry run that would wait beside free seats, too few for the party. Such a party lets some of the later rows pass and
-- then keeps the seats from them.
create table import_forecast_party (
    id         uuid        primary key,
    import_id  uuid        not null,
    line       integer     not null,
    quota_ids  uuid[]      not null,
    blocked_by uuid[]      not null,
    passes     integer     not null,
    joined_at  timestamptz not null,
    unique (import_id, line),
    foreign key (import_id, line) references import_row
);
