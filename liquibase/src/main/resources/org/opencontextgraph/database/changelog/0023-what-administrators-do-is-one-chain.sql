--liquibase formatted sql

--changeset ocg:what-administrators-do-is-one-chain
--comment: each hash is over the one before it and everything that the entry says, so nothing can be changed, taken out or put in between unnoticed
create table admin.audit_entry (
  entry bigint primary key,
  at timestamptz not null,
  actor text not null,
  action text collate "C" not null,
  details jsonb not null,
  previous bytea not null unique,
  hash bytea not null,
  constraint audit_entry_action_check check (action in (
    'account.link', 'account.unlink', 'account.reject', 'account.list', 'suggestion.list',
    'person.merge', 'person.part', 'permission.explain', 'unknown_acl.list', 'job.run'))
);
comment on column admin.audit_entry.details is 'One object, its values are texts; which ones depends on the action';
comment on column admin.audit_entry.previous is 'The hash of the entry before; 32 zero bytes in the first';
grant select on admin.audit_entry to ocg_api;
alter table admin.audit_entry enable row level security;
create policy overseers_read on admin.audit_entry for select to ocg_api
  using ((select nullif(current_setting('ocg.admin', true), '')) is not null);
--rollback drop table admin.audit_entry;

--changeset ocg:an-entry-is-chained-by-the-database splitStatements:false
--comment: one writer at a time until it commits, so that numbers follow each other without a gap; whoever read the end before waiting for it runs into the keys
--comment: a netstring (D. J. Bernstein) says how many bytes a text has, so that no two entries are written alike
create function admin.netstring(value text) returns text language sql stable strict set search_path = pg_catalog as $$
  select length(convert_to(value, 'UTF8')) || ':' || value || ','
$$;
revoke execute on function admin.netstring(text) from public;
create function admin.chain_entry() returns trigger language plpgsql security definer
  set search_path = pg_catalog set lock_timeout = '3s' as $$
begin
  if jsonb_typeof(new.details) <> 'object'
      or exists (select from jsonb_each(new.details) detail where jsonb_typeof(detail.value) <> 'string') then
    raise exception 'the details of an entry are texts by name' using errcode = 'invalid_parameter_value';
  end if;
  perform pg_advisory_xact_lock(198, 3);
  select entry + 1, hash into new.entry, new.previous from admin.audit_entry order by entry desc limit 1;
  if new.previous is null then
    new.entry := 1;
    new.previous := decode(repeat('00', 32), 'hex');
  end if;
  new.at := clock_timestamp();
  new.hash := sha256(convert_to(
    admin.netstring(encode(new.previous, 'hex')) || admin.netstring(new.entry::text)
      || admin.netstring(to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
      || admin.netstring(new.actor) || admin.netstring(new.action)
      || coalesce((select string_agg(admin.netstring(key) || admin.netstring(value), '' order by key collate "C")
        from jsonb_each_text(new.details)), ''), 'UTF8'));
  return new;
end
$$;
revoke execute on function admin.chain_entry() from public;
create trigger an_entry_follows_the_last before insert on admin.audit_entry
  for each row execute function admin.chain_entry();
create function admin.refuse_change() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'what was written into the audit log stays' using errcode = 'insufficient_privilege';
end
$$;
revoke execute on function admin.refuse_change() from public;
create trigger an_entry_stays before update or delete or truncate on admin.audit_entry
  for each statement execute function admin.refuse_change();
--rollback drop trigger an_entry_stays on admin.audit_entry;
--rollback drop function admin.refuse_change();
--rollback drop trigger an_entry_follows_the_last on admin.audit_entry;
--rollback drop function admin.chain_entry();
--rollback drop function admin.netstring(text);

--changeset ocg:nothing-is-decided-or-asked-without-an-entry splitStatements:false
--comment: by triggers, so that it holds for whoever writes the books; nobody but these functions adds entries
create function admin.audit_decision() returns trigger language plpgsql security definer
  set search_path = pg_catalog set lock_timeout = '3s' as $$
begin
  insert into admin.audit_entry (actor, action, details) values (
    new.decided_by,
    case new.kind when 'LINK' then 'account.link' when 'UNDO' then 'account.unlink' when 'REJECT' then 'account.reject'
      when 'MERGE' then 'person.merge' when 'PART' then 'person.part' end,
    jsonb_strip_nulls(jsonb_build_object(
      'account', new.account, 'person', new.person, 'same_as', new.same_as, 'reason', new.reason)));
  return null;
end
$$;
revoke execute on function admin.audit_decision() from public;
create trigger a_decision_is_audited after insert on admin.identity_decision
  for each row execute function admin.audit_decision();
create function admin.audit_explanation() returns trigger language plpgsql security definer
  set search_path = pg_catalog set lock_timeout = '3s' as $$
begin
  insert into admin.audit_entry (actor, action, details) values (
    new.asked_by, 'permission.explain',
    jsonb_strip_nulls(jsonb_build_object('person', new.person, 'process', new.process, 'resource', new.resource)));
  return null;
end
$$;
revoke execute on function admin.audit_explanation() from public;
create trigger a_question_is_audited after insert on admin.explanation
  for each row execute function admin.audit_explanation();
create function admin.note_listed(listed text, details jsonb) returns void language plpgsql security definer
  set search_path = pg_catalog set lock_timeout = '3s' as $$
begin
  if listed not in ('account.list', 'suggestion.list', 'unknown_acl.list') then
    raise exception 'only what was looked at is noted so' using errcode = 'invalid_parameter_value';
  end if;
  insert into admin.audit_entry (actor, action, details)
    values (nullif(current_setting('ocg.admin', true), ''), listed, jsonb_strip_nulls(note_listed.details));
end
$$;
revoke execute on function admin.note_listed(text, jsonb) from public;
grant execute on function admin.note_listed(text, jsonb) to ocg_api;
--rollback drop function admin.note_listed(text, jsonb);
--rollback drop trigger a_question_is_audited on admin.explanation;
--rollback drop function admin.audit_explanation();
--rollback drop trigger a_decision_is_audited on admin.identity_decision;
--rollback drop function admin.audit_decision();
