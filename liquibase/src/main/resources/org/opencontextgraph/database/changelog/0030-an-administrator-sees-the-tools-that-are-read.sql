--liquibase formatted sql

--changeset ocg:an-administrator-sees-the-tools-that-are-read
--comment: settings are no secrets; of the token and of the webhook's secret nothing is shown, not even sealed
create view admin.connector as
  select tool.name, tool.kind, tool.settings, tool.cron, tool.paused, tool.added,
    tool.webhook_secret is not null as takes_deliveries, reading.name as read_job, asking.name as sync_job
  from ingest.connector tool
    left join ingest.job_schedule reading on reading.name = 'ingest_batch(' || tool.name || ')'
    left join ingest.job_schedule asking on asking.name = 'sync_permissions(' || tool.name || ')';
comment on column admin.connector.read_job is 'Null: no worker has it in the schedule';
create view admin.connector_run as
  select distinct on (connector, stream) connector, stream, started, finished, fetched, mapped, ignored, duplicate, unmapped,
    rejected, readers_known, readers_unknown, waits, waited_ms, complete, verdict, complete_up_to,
    (sum(unmapped) over kept)::bigint as unmapped_of_kept, (sum(rejected) over kept)::bigint as rejected_of_kept,
    min(started) over kept as kept_since
  from ingest.connector_run window kept as (partition by connector, stream)
  order by connector, stream, started desc;
comment on view admin.connector_run is 'The last run of each stream; of_kept: of all its runs that are remembered';
create view admin.connector_deliveries as select connector, outcome, deliveries, last from ingest.delivery_count;
create view admin.connector_permissions as
  select distinct on (run.tool) run.tool as connector, run.started, run.finished, run.complete, run.verdict, run.resources,
    run.unknown, run.groups, run.groups_mapped
  from ingest.permission_run run join ingest.connector tool on tool.name = run.tool
  order by run.tool, run.started desc;
grant select on admin.connector, admin.connector_run, admin.connector_deliveries, admin.connector_permissions to ocg_api;
--rollback drop view admin.connector_permissions;
--rollback drop view admin.connector_deliveries;
--rollback drop view admin.connector_run;
--rollback drop view admin.connector;

--changeset ocg:who-pauses-a-tool-is-written-down
alter table admin.audit_entry
  drop constraint audit_entry_action_check,
  add constraint audit_entry_action_check check (action in (
    'account.link', 'account.unlink', 'account.reject', 'account.list', 'suggestion.list',
    'person.merge', 'person.part', 'permission.explain', 'unknown_acl.list', 'job.run', 'connector.pause', 'connector.resume'));
--rollback alter table admin.audit_entry drop constraint audit_entry_action_check, add constraint audit_entry_action_check check (action in ('account.link', 'account.unlink', 'account.reject', 'account.list', 'suggestion.list', 'person.merge', 'person.part', 'permission.explain', 'unknown_acl.list', 'job.run'));

--changeset ocg:an-administrator-pauses-a-tool splitStatements:false
--comment: false: there is none of this name. Audited when it changes something, and not done when that fails
create function admin.pause_connector(connector text, paused boolean) returns boolean language plpgsql security definer
  set search_path = pg_catalog set lock_timeout = '3s' as $$
declare
  was boolean;
begin
  select tool.paused into was from ingest.connector tool where tool.name = pause_connector.connector for update;
  if was is null then
    return false;
  elsif was <> pause_connector.paused then
    update ingest.connector tool set paused = pause_connector.paused where tool.name = pause_connector.connector;
    insert into admin.audit_entry (actor, action, details) values (
      nullif(current_setting('ocg.admin', true), ''),
      case when pause_connector.paused then 'connector.pause' else 'connector.resume' end,
      jsonb_build_object('connector', pause_connector.connector));
  end if;
  return true;
end
$$;
revoke execute on function admin.pause_connector(text, boolean) from public;
grant execute on function admin.pause_connector(text, boolean) to ocg_api;
--rollback drop function admin.pause_connector(text, boolean);
