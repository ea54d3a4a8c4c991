-- The keys that sign webhooks are derived, not kept: one more secret of the whole service.
alter table vault_secret drop constraint vault_secret_purpose_check;
alter table vault_secret add constraint vault_secret_purpose_check check (purpose in ('SEARCH', 'PSEUDONYM', 'WEBHOOK'));

-- What a call is about: all of them end together when it does.
alter table webhook_outbox add about uuid;
create index webhook_outbox_about on webhook_outbox (about) where about is not null and sent_at is null and ended_at is null;
