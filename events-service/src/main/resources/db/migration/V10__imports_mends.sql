-- 批量报名: a row answers what the event asks. The answers go with the name once the row has its verdict; a refusal for one says
-- to which question.
alter table import_row
    add column answers  text,
    add column question varchar(40);

-- What the rows before would have taken in a dry run, each of which takes back what it did.
create table import_forecast (
    import_id uuid    not null references import_job,
    quota_id  uuid    not null references quota,
    seats     integer not null,
    parties   integer not null,
    primary key (import_id, quota_id)
);
