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

--changeset ocg:an-import-is-written-down
--comment: before its first event is sent; counts are null where the source does not know them before its end
create table ingest.import (
  lane text collate "C" primary key,
  number bigint not null generated always as identity unique,
  connector text not null,
  process text,
  begun timestamptz not null,
  continued timestamptz,
  finished timestamptz,
  events_read bigint,
  events_refused bigint,
  consent text not null check (consent in ('ALL', 'NONE', 'EACH')),
  readers text not null,
  labels text[] not null
);
comment on column ingest.import.consent is 'EACH: the source says it of each person';
comment on column ingest.import.readers is 'One audience; UNKNOWN; EACH: the source says it of each resource';
comment on column ingest.import.labels is 'The registered ones: enough people carry each of them';
grant select, insert, update on ingest.import to ocg_ingest;
--rollback drop table ingest.import;

--changeset ocg:an-administrator-sees-the-imports
--comment: events in whole thousands, because the exact number would tell how much is withheld
create view admin.import as
  select loaded.number, loaded.lane, loaded.connector, loaded.process, loaded.begun, loaded.continued, loaded.finished,
    loaded.events_read / 1000 * 1000 as events_read, loaded.events_refused, loaded.consent, loaded.readers, loaded.labels,
    coalesce(progress.closed, false) as visible
  from ingest.import loaded left join context.lane_progress progress on progress.lane = loaded.lane;
grant select on admin.import to ocg_api;
--rollback drop view admin.import;

--changeset ocg:it-can-be-asked-whether-an-audience-is-large-enough splitStatements:false
--comment: of the humans whom the directory knows; null when it knows nobody in it. How many they are is not told
create function admin.audience_is_large(audience text, needed bigint) returns boolean language sql stable security definer
  set search_path = pg_catalog as $$
  select case when humans.number > 0 then humans.number >= audience_is_large.needed end
    from (select count(distinct coalesce(same.same_as, known.owner)) as number
            from personal.account known left join personal.same_person same on same.person = known.owner
           where known.counts and (known.linked_person is not null or known.evidence <> 'IMPORT')
             and (audience_is_large.audience = 'everyone' or exists (
               select from ingest.membership belongs, unnest(belongs.belongings) belonging
                where belongs.account = known.account and belongs.unknown_since is null
                  and split_part(belonging, E'\x1f', 1) = audience_is_large.audience))) humans
$$;
revoke execute on function admin.audience_is_large(text, bigint) from public;
grant execute on function admin.audience_is_large(text, bigint) to ocg_api;
--rollback drop function admin.audience_is_large(text, bigint);

--changeset ocg:an-administrator-sees-whose-readers-are-unknown
--comment: a resource became unknown in the run that began at that moment; the oldest runs are forgotten
create view admin.unknown_acl as
  select acl.resource, acl.tool, acl.checked, acl.unknown_since, run.complete, run.verdict
  from ingest.resource_acl acl left join ingest.permission_run run
    on run.tool = acl.tool and run.started = acl.unknown_since
  where acl.unknown_since is not null;
create view admin.tool_permissions as
  select tool, coalesce(acl.resources, 0) as resources, coalesce(acl.unknown, 0) as unknown,
    last.started, last.finished, last.complete, last.verdict
  from (select tool, count(*) as resources, count(unknown_since) as unknown from ingest.resource_acl group by tool) acl
    full join (select distinct on (tool) tool, started, finished, complete, verdict
      from ingest.permission_run order by tool, started desc) last using (tool);
grant select on admin.unknown_acl, admin.tool_permissions to ocg_api;
--rollback drop view admin.tool_permissions;
--rollback drop view admin.unknown_acl;
