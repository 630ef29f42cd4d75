--liquibase formatted sql

--changeset ocg:what-was-asked-twice-is-done-once
--comment: requests with an Idempotency-Key, for a day; caller and key stand here as hashes, and a transaction sees those of the caller it is for, and those that are over
create table admin.keyed_request (
  caller bytea not null check (length(caller) = 32),
  key bytea not null check (length(key) = 32),
  request bytea not null check (length(request) = 32),
  asked_at timestamptz not null default now(),
  status smallint,
  content_type text,
  body text,
  primary key (caller, key),
  check ((status is null) = (body is null) and (status is null) = (content_type is null))
);
create index keyed_request_asked_at on admin.keyed_request (asked_at);
grant select, insert, update, delete on admin.keyed_request to ocg_api;
alter table admin.keyed_request enable row level security;
alter table admin.keyed_request force row level security;
create policy keyed_request_of_its_caller on admin.keyed_request to ocg_api
  using (caller = sha256(convert_to(current_setting('ocg.asks', true), 'UTF8')) or asked_at < now() - interval '24 hours')
  with check (caller = sha256(convert_to(current_setting('ocg.asks', true), 'UTF8')));
--rollback drop table admin.keyed_request;
