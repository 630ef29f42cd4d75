--liquibase formatted sql

--changeset ocg:a-process-has-a-revision-in-each-scope
--comment: another one with every row that comes or goes, never the same again, and random: two of them tell nothing of what happened between;
--comment: the owner, too, sees units only while row-level security is not forced, in this one transaction
create table context.release (
  scope text collate "C" not null,
  process text collate "C" not null,
  revision uuid not null,
  primary key (process, scope)
);
comment on table context.release is 'Processes that have a unit in a scope now; what was withdrawn looks as if it had never been';
alter table context.release_unit no force row level security;
insert into context.release (scope, process, revision)
  select scope, process, gen_random_uuid()
    from (select distinct scope, process from context.release_unit) present;
alter table context.release_unit force row level security;
grant select, insert, update, delete, truncate on context.release to ocg_materializer;
grant select on context.release to ocg_api;
alter table context.release enable row level security;
alter table context.release force row level security;
create policy the_materializer_writes on context.release to ocg_materializer using (true) with check (true);
create policy readers_see_their_scopes on context.release for select to ocg_api
  using (scope = any ((select string_to_array(current_setting('ocg.scopes', true), E'\x1f'))::text[]));
--rollback drop table context.release;

--changeset ocg:whether-anything-changed-is-one-small-question
--comment: sixteen rows for the processes, so that materializers seldom wait for each other, and one for the lanes; read before every answer from memory
create table context.version (
  slot integer primary key,
  revision uuid not null
);
insert into context.version (slot, revision) select slot, gen_random_uuid() from generate_series(0, 16) slot;
grant select, update on context.version to ocg_materializer;
grant select on context.version to ocg_api;
create table personal.version (
  source text primary key,
  revision uuid not null
);
comment on table personal.version is 'A row for each table that decides who a caller is and what they belong to';
insert into personal.version (source, revision)
  select source, gen_random_uuid() from unnest(array['subject', 'account', 'membership', 'same_person']) source;
grant select, update on personal.version to ocg_materializer_personal;
grant select on personal.version to ocg_api;
--rollback drop table personal.version;
--rollback drop table context.version;

--changeset ocg:no-released-row-comes-or-goes-unnoticed splitStatements:false
--comment: triggers, so that it holds for whoever changes the tables
create function context.note(processes text[]) returns void language plpgsql as $$
declare
  slots integer[] := array(select distinct abs(hashtext(process) % 16) from unnest(processes) process);
begin
  perform from context.version where slot = any (slots) order by slot for update;
  update context.version set revision = gen_random_uuid() where slot = any (slots);
end
$$;
create function context.note_added() returns trigger language plpgsql as $$
begin
  perform context.note(array(select distinct process from added));
  insert into context.release as present (scope, process, revision)
    select scope, process, gen_random_uuid()
      from (select distinct scope, process from added order by process, scope) one
    on conflict (process, scope) do update set revision = excluded.revision;
  return null;
end
$$;
create function context.note_gone() returns trigger language plpgsql as $$
begin
  perform context.note(array(select distinct process from gone));
  update context.release as present set revision = gen_random_uuid()
    from (select distinct scope, process from gone) one
    where present.process = one.process and present.scope = one.scope;
  delete from context.release as present
    using (select distinct scope, process from gone) one
    where present.process = one.process and present.scope = one.scope
      and not exists (select from context.release_unit as unit
        where unit.process = one.process and unit.scope = one.scope);
  return null;
end
$$;
create function context.note_timed() returns trigger language plpgsql as $$
begin
  perform context.note(array(select distinct process from timed));
  update context.release as present set revision = gen_random_uuid()
    from (select distinct scope, process from timed) one
    where present.process = one.process and present.scope = one.scope;
  return null;
end
$$;
create function context.note_lane() returns trigger language plpgsql as $$
begin
  update context.version set revision = gen_random_uuid() where slot = 16;
  return null;
end
$$;
create function context.note_emptied() returns trigger language plpgsql as $$
begin
  perform from context.version order by slot for update;
  update context.version set revision = gen_random_uuid();
  truncate context.release;
  return null;
end
$$;
create trigger an_added_unit_is_noted after insert on context.release_unit
  referencing new table as added for each statement execute function context.note_added();
create trigger a_gone_unit_is_noted after delete on context.release_unit
  referencing old table as gone for each statement execute function context.note_gone();
create trigger emptying_is_noted after truncate on context.release_unit
  for each statement execute function context.note_emptied();
create trigger an_added_timing_is_noted after insert on context.cut_timing
  referencing new table as timed for each statement execute function context.note_timed();
create trigger a_gone_timing_is_noted after delete on context.cut_timing
  referencing old table as timed for each statement execute function context.note_timed();
create trigger a_lane_is_noted after insert or update or delete or truncate on context.lane
  for each statement execute function context.note_lane();
/* liquibase rollback
drop trigger a_lane_is_noted on context.lane;
drop trigger a_gone_timing_is_noted on context.cut_timing;
drop trigger an_added_timing_is_noted on context.cut_timing;
drop trigger emptying_is_noted on context.release_unit;
drop trigger a_gone_unit_is_noted on context.release_unit;
drop trigger an_added_unit_is_noted on context.release_unit;
drop function context.note_emptied();
drop function context.note_lane();
drop function context.note_timed();
drop function context.note_gone();
drop function context.note_added();
drop function context.note(text[]);
*/

--changeset ocg:who-a-caller-is-never-changes-unnoticed splitStatements:false
create function personal.note_reader() returns trigger language plpgsql as $$
begin
  update personal.version set revision = gen_random_uuid() where source = tg_table_name;
  return null;
end
$$;
create trigger it_is_noted after insert or update or delete or truncate on personal.subject
  for each statement execute function personal.note_reader();
create trigger it_is_noted after insert or update or delete or truncate on personal.account
  for each statement execute function personal.note_reader();
create trigger it_is_noted after insert or update or delete or truncate on personal.membership
  for each statement execute function personal.note_reader();
create trigger it_is_noted after insert or update or delete or truncate on personal.same_person
  for each statement execute function personal.note_reader();
/* liquibase rollback
drop trigger it_is_noted on personal.same_person;
drop trigger it_is_noted on personal.membership;
drop trigger it_is_noted on personal.account;
drop trigger it_is_noted on personal.subject;
drop function personal.note_reader();
*/
