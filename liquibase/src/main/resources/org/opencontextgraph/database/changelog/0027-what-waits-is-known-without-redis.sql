--liquibase formatted sql

--changeset ocg:what-waits-is-known-without-redis
--comment: Redis only says which job to look at; a Redis that lost everything is told again
alter table ingest.job_schedule
  add column waiting timestamptz,
  add column queued timestamptz,
  add column attempts integer not null default 0;
comment on column ingest.job_schedule.waiting is 'Due since then, and not begun';
comment on column ingest.job_schedule.queued is 'When Redis was last told that it waits';
comment on column ingest.job_schedule.attempts is 'Since the last one that came to an end for good';
--rollback alter table ingest.job_schedule drop column attempts;
--rollback alter table ingest.job_schedule drop column queued;
--rollback alter table ingest.job_schedule drop column waiting;

--changeset ocg:a-run-that-is-under-way-is-watched
--comment: a row of finished null whose worker does not deny the suspicion was left behind
alter table ingest.job_run
  add column next_attempt timestamptz,
  add column suspected timestamptz,
  add column cancelled boolean not null default false;
comment on column ingest.job_run.outcome is 'done, failed (tried again at next_attempt), dead, cancelled, stopped, lost';
comment on column ingest.job_run.suspected is 'Somebody found it without its lock; a worker that has it takes this back';
comment on column ingest.job_run.cancelled is 'An operator wants it to stop';
create index job_run_under_way on ingest.job_run (name) where finished is null;
--rollback drop index ingest.job_run_under_way;
--rollback alter table ingest.job_run drop column cancelled;
--rollback alter table ingest.job_run drop column suspected;
--rollback alter table ingest.job_run drop column next_attempt;

--changeset ocg:an-administrator-sees-since-when-a-job-waits
--comment: the contract of the API knows done and failed
create or replace view admin.job as
  select name, cron, coalesce(waiting, next_run) as next_run, enabled from ingest.job_schedule;
create or replace view admin.job_run as
  select id, name, started, finished,
    case when outcome = 'done' then 'done' when outcome is not null then 'failed' end as outcome, attempts
  from ingest.job_run;
--rollback create or replace view admin.job_run as select id, name, started, finished, outcome, attempts from ingest.job_run;
--rollback create or replace view admin.job as select name, cron, next_run, enabled from ingest.job_schedule;
