--liquibase formatted sql

--changeset ocg:a-resource-has-readers
create table ingest.resource_acl (
  resource text primary key,
  tool text not null,
  audiences text[] not null,
  revision bigint not null,
  checked timestamptz not null,
  unknown_since timestamptz,
  sent_revision bigint not null default 0
);
create index resource_acl_by_tool on ingest.resource_acl (tool);
create index resource_acl_to_send on ingest.resource_acl (tool) where sent_revision < revision;
grant select, insert, update, delete on ingest.resource_acl to ocg_ingest;
--rollback drop table ingest.resource_acl;

--changeset ocg:a-run-has-a-verdict
create table ingest.permission_run (
  tool text not null,
  started timestamptz not null,
  finished timestamptz not null,
  complete boolean not null,
  verdict text not null,
  resources integer not null,
  unknown integer not null,
  primary key (tool, started)
);
grant select, insert, update, delete on ingest.permission_run to ocg_ingest;
--rollback drop table ingest.permission_run;
