--liquibase formatted sql

--changeset ocg:where-a-resource-was-is-told-late
--comment: of what is known by now nobody says when it was so: the next word is believed, whatever its time
alter table ingest.contained add column as_of bigint not null default 0;
comment on column ingest.contained.as_of is 'When its tool last changed the resource, in ms since 1970, as what was believed last says; 0: it never moves';
--rollback alter table ingest.contained drop column as_of;

--changeset ocg:a-tool-that-is-not-read-is-left-at-once splitStatements:false
--comment: who pauses or removes a tool, or gives it another token, stops the run that is under way, at the next beat of its worker. Who may read a paused one is asked all the same
create function ingest.leave_tool() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  update ingest.job_run set cancelled = true
    where finished is null and name in (select job || '(' || old.name || ')' from unnest(tg_argv) job);
  return null;
end
$$;
create trigger leave_tool_that_is_gone after delete on ingest.connector for each row
  execute function ingest.leave_tool('ingest_batch', 'sync_permissions');
create trigger leave_tool_that_is_paused after update on ingest.connector for each row
  when (new.paused and not old.paused) execute function ingest.leave_tool('ingest_batch');
create trigger leave_tool_that_is_not_known after update on ingest.connector for each row
  when (new.passed is null and old.passed is not null) execute function ingest.leave_tool('ingest_batch', 'sync_permissions');
--rollback drop trigger leave_tool_that_is_not_known on ingest.connector;
--rollback drop trigger leave_tool_that_is_paused on ingest.connector;
--rollback drop trigger leave_tool_that_is_gone on ingest.connector;
--rollback drop function ingest.leave_tool();

--changeset ocg:settings-have-names
alter table ingest.connector add constraint connector_settings_have_names check (jsonb_typeof(settings) = 'object');
--rollback alter table ingest.connector drop constraint connector_settings_have_names;
