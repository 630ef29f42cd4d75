--liquibase formatted sql

--changeset ocg:a-tool-that-is-read-is-a-row
--comment: the token is sealed; PostgreSQL never sees it
create table ingest.connector (
  name text collate "C" primary key check (name ~ '^[a-z][a-z0-9-]{0,39}$'),
  kind text not null,
  settings jsonb not null,
  cron text not null,
  paused boolean not null default false,
  token bytea not null,
  added timestamptz not null
);
grant select, insert, update, delete on ingest.connector to ocg_ingest;
--rollback drop table ingest.connector;

--changeset ocg:a-run-of-a-connector-has-a-verdict
--comment: one row a stream and run; unmapped: told by the tool and neither mapped nor deliberately ignored
create table ingest.connector_run (
  connector text collate "C" not null references ingest.connector on delete cascade,
  stream text not null,
  started timestamptz not null,
  finished timestamptz not null,
  fetched bigint not null,
  mapped bigint not null,
  ignored bigint not null,
  unmapped bigint not null,
  rejected bigint not null,
  complete boolean not null,
  verdict text not null,
  complete_up_to timestamptz,
  primary key (connector, stream, started)
);
grant select, insert, update, delete on ingest.connector_run to ocg_ingest;
--rollback drop table ingest.connector_run;
