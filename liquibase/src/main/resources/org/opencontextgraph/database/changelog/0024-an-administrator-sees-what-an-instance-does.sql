--liquibase formatted sql

--changeset ocg:an-administrator-sees-the-jobs
--comment: the API reads of ingest what these views show and nothing else
create view admin.job as select name, cron, next_run, enabled from ingest.job_schedule;
create view admin.job_run as select id, name, started, finished, outcome, attempts from ingest.job_run;
grant select on admin.job, admin.job_run to ocg_api;
--rollback drop view admin.job_run;
--rollback drop view admin.job;

--changeset ocg:an-administrator-makes-a-job-due splitStatements:false
--comment: DUE, OFF when an operator turned it off, UNKNOWN; audited when it is done, and not done when that fails
create function admin.run_job(job text) returns text language plpgsql security definer
  set search_path = pg_catalog set lock_timeout = '3s' as $$
declare
  turned_on boolean;
begin
  select enabled into turned_on from ingest.job_schedule where name = run_job.job for update;
  if turned_on is null then
    return 'UNKNOWN';
  elsif not turned_on then
    return 'OFF';
  end if;
  update ingest.job_schedule set next_run = least(next_run, clock_timestamp()) where name = run_job.job;
  insert into admin.audit_entry (actor, action, details) values (
    nullif(current_setting('ocg.admin', true), ''), 'job.run', jsonb_build_object('job', run_job.job));
  return 'DUE';
end
$$;
revoke execute on function admin.run_job(text) from public;
grant execute on function admin.run_job(text) to ocg_api;
--rollback drop function admin.run_job(text);
