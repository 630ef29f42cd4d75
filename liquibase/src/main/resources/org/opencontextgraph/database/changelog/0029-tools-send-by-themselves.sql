--liquibase formatted sql

--changeset ocg:a-tool-that-sends-has-a-secret-of-its-own
--comment: sealed like the token; null: what it sends is not taken
alter table ingest.connector add column webhook_secret bytea;
--rollback alter table ingest.connector drop column webhook_secret;

--changeset ocg:the-api-knows-the-public-key
--comment: one row: the public half of the keys of the connector subsystem, as Tink writes it
create table ingest.sealing_key (
  only_one boolean primary key default true check (only_one),
  public_keys text not null
);
grant select, insert, update, delete on ingest.sealing_key to ocg_ingest;
create view admin.sealing_key as select public_keys from ingest.sealing_key;
create view admin.webhook as select name from ingest.connector where webhook_secret is not null;
grant select on admin.sealing_key, admin.webhook to ocg_api;
--rollback drop view admin.webhook;
--rollback drop view admin.sealing_key;
--rollback drop table ingest.sealing_key;

--changeset ocg:a-delivery-counts-once
--comment: a digest of what was taken; whoever sends the same again is refused for as long as it is remembered
create table ingest.delivery_seen (
  connector text collate "C" not null references ingest.connector on delete cascade,
  digest bytea not null,
  received timestamptz not null,
  primary key (connector, digest)
);
create index delivery_seen_by_age on ingest.delivery_seen (received);
create table ingest.delivery_count (
  connector text collate "C" not null references ingest.connector on delete cascade,
  outcome text not null,
  deliveries bigint not null,
  last timestamptz not null,
  primary key (connector, outcome)
);
grant select, insert, update, delete on ingest.delivery_seen, ingest.delivery_count to ocg_ingest;
--rollback drop table ingest.delivery_count;
--rollback drop table ingest.delivery_seen;
