--liquibase formatted sql

--changeset ocg:a-tool-is-read-when-its-token-has-passed
--comment: of the tools that are there it was asked before they were added
alter table ingest.connector
  add column passed timestamptz,
  add column check_wanted timestamptz,
  add column checked timestamptz,
  add column missing text[] not null default '{}',
  add column writing text[] not null default '{}',
  add column trouble text,
  add column key_lost boolean not null default false;
comment on column ingest.connector.passed is 'Since when it is known that its token opens all that is to be read; null: it is not read';
comment on column ingest.connector.check_wanted is 'Somebody wants the tool to be asked what its token opens; null: nobody does, or it was';
comment on column ingest.connector.checked is 'When it was asked last';
comment on column ingest.connector.missing is 'What the token does not open, by the last check';
comment on column ingest.connector.writing is 'What the token could write, by the last check';
comment on column ingest.connector.trouble is 'Why the tool could not be asked; null: it could';
comment on column ingest.connector.key_lost is 'No key opens its token: it has to be given again';
update ingest.connector set passed = added;
--rollback alter table ingest.connector drop column passed, drop column check_wanted, drop column checked, drop column missing, drop column writing, drop column trouble, drop column key_lost;

--changeset ocg:a-tool-that-was-removed-is-forgotten
--comment: how far it was read stands in a topic that the API does not write; a worker takes it away, and then this row
create table ingest.removed_connector (name text collate "C" primary key);
grant select, insert, delete on ingest.removed_connector to ocg_ingest;
--rollback drop table ingest.removed_connector;

--changeset ocg:which-kinds-of-tools-there-are
--comment: told by the connector subsystem at its start, for an API that does not know it
create table ingest.connector_kind (
  name text collate "C" primary key,
  settings jsonb not null,
  asks_readers boolean not null,
  sends boolean not null,
  guarded boolean not null
);
comment on column ingest.connector_kind.settings is 'An array in the order in which they are asked: name, description, usual (null: it has to be said), lines (more than one)';
comment on column ingest.connector_kind.asks_readers is 'Its tools can be asked who may read them';
comment on column ingest.connector_kind.sends is 'Its tools send by themselves';
comment on column ingest.connector_kind.guarded is 'No connection goes anywhere but where it may; else it is added on the machine only';
grant select, insert, update, delete on ingest.connector_kind to ocg_ingest;
create view admin.connector_kind as select name, settings, asks_readers, sends, guarded from ingest.connector_kind;
grant select on admin.connector_kind to ocg_api;
--rollback drop view admin.connector_kind;
--rollback drop table ingest.connector_kind;

--changeset ocg:an-administrator-sees-what-a-token-does-not-open
create or replace view admin.connector as
  select tool.name, tool.kind, tool.settings, tool.cron, tool.paused, tool.added,
    tool.webhook_secret is not null as takes_deliveries, reading.name as read_job, asking.name as sync_job,
    case when tool.key_lost then 'key_lost'
      when tool.check_wanted is not null and tool.trouble is null then 'checking'
      when cardinality(tool.missing) > 0 then 'missing'
      when tool.passed is null then 'unchecked'
      when tool.paused then 'paused'
      else 'ready' end as state,
    tool.passed, tool.checked, tool.missing, tool.writing, tool.trouble, tool.check_wanted is not null as asked_again
  from ingest.connector tool
    left join ingest.job_schedule reading on reading.name = 'ingest_batch(' || tool.name || ')'
    left join ingest.job_schedule asking on asking.name = 'sync_permissions(' || tool.name || ')';
--rollback drop view admin.connector;
--rollback create view admin.connector as select tool.name, tool.kind, tool.settings, tool.cron, tool.paused, tool.added, tool.webhook_secret is not null as takes_deliveries, reading.name as read_job, asking.name as sync_job from ingest.connector tool left join ingest.job_schedule reading on reading.name = 'ingest_batch(' || tool.name || ')' left join ingest.job_schedule asking on asking.name = 'sync_permissions(' || tool.name || ')';
--rollback comment on column admin.connector.read_job is 'Null: no worker has it in the schedule';
--rollback grant select on admin.connector to ocg_api;

--changeset ocg:who-adds-a-tool-is-written-down
alter table admin.audit_entry
  drop constraint audit_entry_action_check,
  add constraint audit_entry_action_check check (action in (
    'account.link', 'account.unlink', 'account.reject', 'account.list', 'suggestion.list',
    'person.merge', 'person.part', 'permission.explain', 'unknown_acl.list', 'job.run', 'connector.pause', 'connector.resume',
    'connector.add', 'connector.authorize', 'connector.check', 'connector.remove', 'connector.webhook'));
--rollback alter table admin.audit_entry drop constraint audit_entry_action_check, add constraint audit_entry_action_check check (action in ('account.link', 'account.unlink', 'account.reject', 'account.list', 'suggestion.list', 'person.merge', 'person.part', 'permission.explain', 'unknown_acl.list', 'job.run', 'connector.pause', 'connector.resume'));

--changeset ocg:an-administrator-adds-a-tool splitStatements:false
--comment: ADDED, EXISTS, UNKNOWN_KIND (also one that is added on the machine only), or REMOVING while one of this name is being forgotten. Whoever says that a tool is in the own network says it on the machine, not here
create function admin.note_connector(done text, connector text) returns void language plpgsql security definer
  set search_path = pg_catalog set lock_timeout = '3s' as $$
begin
  insert into admin.audit_entry (actor, action, details) values (
    nullif(current_setting('ocg.admin', true), ''), done, jsonb_build_object('connector', note_connector.connector));
end
$$;
revoke execute on function admin.note_connector(text, text) from public;
create function admin.add_connector(connector text, kind text, settings jsonb, cron text, token bytea) returns text
  language plpgsql security definer set search_path = pg_catalog set lock_timeout = '3s' as $$
begin
  if not exists (select from ingest.connector_kind known where known.name = add_connector.kind and known.guarded) then
    return 'UNKNOWN_KIND';
  end if;
  if exists (select from ingest.removed_connector gone where gone.name = add_connector.connector) then
    return 'REMOVING';
  end if;
  insert into ingest.connector (name, kind, settings, cron, token, added, check_wanted) values (
    add_connector.connector, add_connector.kind, add_connector.settings || '{"private-network": "no"}', add_connector.cron,
    add_connector.token, clock_timestamp(), clock_timestamp())
    on conflict do nothing;
  if not found then
    return 'EXISTS';
  end if;
  perform admin.note_connector('connector.add', add_connector.connector);
  return 'ADDED';
end
$$;
revoke execute on function admin.add_connector(text, text, jsonb, text, bytea) from public;
grant execute on function admin.add_connector(text, text, jsonb, text, bytea) to ocg_api;
--rollback drop function admin.add_connector(text, text, jsonb, text, bytea);
--rollback drop function admin.note_connector(text, text);

--changeset ocg:an-administrator-gives-a-token-again splitStatements:false
--comment: false: there is none of this name. Another token is another tool for all we know: nothing is read with it before it was checked
create function admin.want_check(connector text) returns void language sql security definer
  set search_path = pg_catalog set lock_timeout = '3s' as $$
  update ingest.connector tool set check_wanted = clock_timestamp(), trouble = null where tool.name = want_check.connector;
  update ingest.job_schedule set next_run = least(next_run, clock_timestamp())
    where name = 'check_connector(' || want_check.connector || ')'
$$;
revoke execute on function admin.want_check(text) from public;
create function admin.authorize_connector(connector text, token bytea) returns boolean language plpgsql security definer
  set search_path = pg_catalog set lock_timeout = '3s' as $$
begin
  update ingest.connector tool
    set token = authorize_connector.token, passed = null, checked = null, missing = '{}', writing = '{}', key_lost = false
    where tool.name = authorize_connector.connector;
  if not found then
    return false;
  end if;
  perform admin.want_check(authorize_connector.connector);
  perform admin.note_connector('connector.authorize', authorize_connector.connector);
  return true;
end
$$;
revoke execute on function admin.authorize_connector(text, bytea) from public;
grant execute on function admin.authorize_connector(text, bytea) to ocg_api;
create function admin.check_connector(connector text) returns boolean language plpgsql security definer
  set search_path = pg_catalog set lock_timeout = '3s' as $$
begin
  perform from ingest.connector tool where tool.name = check_connector.connector for update;
  if not found then
    return false;
  end if;
  perform admin.want_check(check_connector.connector);
  perform admin.note_connector('connector.check', check_connector.connector);
  return true;
end
$$;
revoke execute on function admin.check_connector(text) from public;
grant execute on function admin.check_connector(text) to ocg_api;
--rollback drop function admin.check_connector(text);
--rollback drop function admin.authorize_connector(text, bytea);
--rollback drop function admin.want_check(text);

--changeset ocg:an-administrator-removes-a-tool splitStatements:false
create function admin.remove_connector(connector text) returns boolean language plpgsql security definer
  set search_path = pg_catalog set lock_timeout = '3s' as $$
begin
  delete from ingest.connector tool where tool.name = remove_connector.connector;
  if not found then
    return false;
  end if;
  insert into ingest.removed_connector values (remove_connector.connector) on conflict do nothing;
  perform admin.note_connector('connector.remove', remove_connector.connector);
  return true;
end
$$;
revoke execute on function admin.remove_connector(text) from public;
grant execute on function admin.remove_connector(text) to ocg_api;
--rollback drop function admin.remove_connector(text);

--changeset ocg:an-administrator-lets-a-tool-send splitStatements:false
--comment: DONE, UNKNOWN, or SENDS_NOTHING: tools of this kind do not
create function admin.let_connector_send(connector text, secret bytea) returns text language plpgsql security definer
  set search_path = pg_catalog set lock_timeout = '3s' as $$
declare
  its text;
begin
  select tool.kind into its from ingest.connector tool where tool.name = let_connector_send.connector for update;
  if its is null then
    return 'UNKNOWN';
  elsif not exists (select from ingest.connector_kind kind where kind.name = its and kind.sends) then
    return 'SENDS_NOTHING';
  end if;
  update ingest.connector tool set webhook_secret = let_connector_send.secret where tool.name = let_connector_send.connector;
  perform admin.note_connector('connector.webhook', let_connector_send.connector);
  return 'DONE';
end
$$;
revoke execute on function admin.let_connector_send(text, bytea) from public;
grant execute on function admin.let_connector_send(text, bytea) to ocg_api;
--rollback drop function admin.let_connector_send(text, bytea);

--changeset ocg:an-administrator-sees-that-a-run-was-cancelled
create or replace view admin.job_run as
  select id, name, started, finished,
    case when outcome in ('done', 'cancelled') then outcome when outcome is not null then 'failed' end as outcome, attempts
  from ingest.job_run;
--rollback create or replace view admin.job_run as select id, name, started, finished, case when outcome = 'done' then 'done' when outcome is not null then 'failed' end as outcome, attempts from ingest.job_run;
