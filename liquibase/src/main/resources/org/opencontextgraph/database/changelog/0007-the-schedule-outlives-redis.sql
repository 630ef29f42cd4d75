--liquibase formatted sql

--changeset ocg:a-job-has-a-schedule
create table ingest.job_schedule (
  name text primary key,
  cron text not null,
  next_run timestamptz not null,
  enabled boolean not null default true
);
grant select, insert, update, delete on ingest.job_schedule to ocg_ingest;
--rollback drop table ingest.job_schedule;

--changeset ocg:a-job-leaves-a-record-of-each-run
create table ingest.job_run (
  id text primary key,
  name text not null,
  started timestamptz not null,
  finished timestamptz,
  outcome text,
  attempts integer not null default 1
);
create index job_run_by_name on ingest.job_run (name, started desc);
grant select, insert, update, delete on ingest.job_run to ocg_ingest;
--rollback drop table ingest.job_run;
