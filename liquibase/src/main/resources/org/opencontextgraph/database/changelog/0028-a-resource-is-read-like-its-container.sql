--liquibase formatted sql

--changeset ocg:a-resource-is-read-like-its-container
--comment: readers are said of the container, a repository for example, and told of each resource in it; revision: the last one told
create table ingest.contained (
  resource text collate "C" primary key,
  container text collate "C" not null,
  revision bigint not null
);
create index contained_by_container on ingest.contained (container);
grant select, insert, update, delete on ingest.contained to ocg_ingest;
--rollback drop table ingest.contained;

--changeset ocg:a-run-says-what-it-met
--comment: duplicate: told again and known already; readers of resources that were new in this run; how often, and how long, the tool had it wait
alter table ingest.connector_run
  add column duplicate bigint not null default 0,
  add column readers_known bigint not null default 0,
  add column readers_unknown bigint not null default 0,
  add column waits bigint not null default 0,
  add column waited_ms bigint not null default 0;
alter table ingest.permission_run
  add column groups integer not null default 0,
  add column groups_mapped integer not null default 0;
--rollback alter table ingest.permission_run drop column groups, drop column groups_mapped;
--rollback alter table ingest.connector_run drop column duplicate, drop column readers_known, drop column readers_unknown, drop column waits, drop column waited_ms;
