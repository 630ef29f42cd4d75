--liquibase formatted sql

--changeset ocg:a-link-stands-beside-what-connectors-say
--comment: connectors fill person, evidence and bot, a link fills linked_person, neither touches the other's; owner is the person in effect
alter table personal.account
  alter column person drop not null,
  alter column evidence drop not null,
  alter column bot set default false,
  add column linked_person text;
alter table personal.account
  add column owner text generated always as (coalesce(linked_person, person)) stored,
  add column counts boolean generated always as
    (not bot and (linked_person is not null or coalesce(evidence, 'PROVISIONAL') <> 'PROVISIONAL')) stored;
create index account_of_owner on personal.account (owner);
drop index personal.account_of_person;
grant update on personal.account to ocg_materializer_personal;
alter policy a_caller_finds_their_own on personal.account
  using (account = any ((select coalesce(array_agg(own.account), '{}') from personal.subject own)::text[])
    or owner = (select nullif(current_setting('ocg.person', true), '')));
--rollback alter policy a_caller_finds_their_own on personal.account using (account = any ((select coalesce(array_agg(own.account), '{}') from personal.subject own)::text[]) or person = (select nullif(current_setting('ocg.person', true), '')));
--rollback revoke update on personal.account from ocg_materializer_personal;
--rollback create index account_of_person on personal.account (person);
--rollback alter table personal.account drop column owner, drop column counts;
--rollback alter table personal.account drop column linked_person;
--rollback delete from personal.account where person is null;
--rollback alter table personal.account alter column bot drop default, alter column evidence set not null, alter column person set not null;

--changeset ocg:a-reader-belongs-by-the-accounts-in-effect
alter policy a_caller_finds_their_own on personal.membership
  using (account = any ((select coalesce(array_agg(own.account), '{}') from personal.account own
    where own.counts and own.owner = (select nullif(current_setting('ocg.person', true), '')))::text[]));
--rollback alter policy a_caller_finds_their_own on personal.membership using (account = any ((select coalesce(array_agg(own.account), '{}') from personal.account own where not own.bot and own.evidence <> 'PROVISIONAL')::text[]));

--changeset ocg:a-caller-enters-as-the-person-in-effect splitStatements:false rollbackSplitStatements:false
--comment: who asks, for one transaction; two persons behind one subject are none: better no answer than somebody else's
create or replace function personal.enter(caller text) returns text language plpgsql as $$
declare
  found text;
begin
  perform set_config('ocg.subject', caller, true);
  select case when count(distinct owner) = 1 then min(owner) else '' end into found
    from personal.subject join personal.account using (account)
    where counts;
  return set_config('ocg.person', found, true);
end
$$;
/* liquibase rollback
create or replace function personal.enter(caller text) returns text language plpgsql as $$
declare
  found text;
begin
  perform set_config('ocg.subject', caller, true);
  select case when count(distinct person) = 1 then min(person) else '' end into found
    from personal.subject join personal.account using (account)
    where not bot and evidence <> 'PROVISIONAL';
  return set_config('ocg.person', found, true);
end
$$;
*/

--changeset ocg:names-are-for-administrators
--comment: the API has no way to this table but the view admin.account, which is empty until ocg.admin is set for the transaction
create table personal.account_name (
  account text primary key,
  tool text not null,
  name text not null
);
grant select, insert, delete on personal.account_name to ocg_materializer_personal;
alter table personal.account_name enable row level security;
alter table personal.account_name force row level security;
create policy the_materializer_writes on personal.account_name to ocg_materializer_personal using (true) with check (true);
create policy an_administrator_has_entered on personal.account_name for select to ocg_migrator
  using ((select nullif(current_setting('ocg.admin', true), '')) is not null);
create policy an_administrator_has_entered on personal.account for select to ocg_migrator
  using ((select nullif(current_setting('ocg.admin', true), '')) is not null);
create view admin.account as
  select account, name.tool, name.name, known.owner as person,
    case when known.linked_person is null then coalesce(known.evidence, 'PROVISIONAL') else 'OPERATOR' end as evidence,
    known.bot, known.linked_person is not null as linked, known.counts
  from personal.account known left join personal.account_name name using (account)
  union all
  select name.account, name.tool, name.name, null, 'PROVISIONAL', false, false, false
  from personal.account_name name
  where not exists (select from personal.account known where known.account = name.account);
grant select on admin.account to ocg_api;
--rollback drop view admin.account;
--rollback drop policy an_administrator_has_entered on personal.account;
--rollback drop table personal.account_name;

--changeset ocg:an-administrator-enters splitStatements:false
--comment: who decides, for one transaction
create function admin.enter(administrator text) returns text language plpgsql as $$
begin
  if coalesce(administrator, '') = '' then
    raise exception 'an administrator has a name' using errcode = 'invalid_parameter_value';
  end if;
  return set_config('ocg.admin', administrator, true);
end
$$;
revoke execute on function admin.enter(text) from public;
grant execute on function admin.enter(text) to ocg_api;
--rollback drop function admin.enter(text);

--changeset ocg:a-decision-is-written-down-before-it-is-done
--comment: append-only for the API; read in an administrator's transaction, and added in that administrator's name and no other
create table admin.identity_decision (
  decision bigint generated always as identity primary key,
  decided_at timestamptz not null default now(),
  decided_by text not null,
  kind text not null check (kind in ('LINK', 'UNDO', 'REJECT')),
  account text not null,
  person text check (person is not null or kind = 'UNDO'),
  reason text
);
create index decision_about_account on admin.identity_decision (account, decision desc);
grant select, insert (decided_by, kind, account, person, reason) on admin.identity_decision to ocg_api;
alter table admin.identity_decision enable row level security;
alter table admin.identity_decision force row level security;
create policy administrators_read on admin.identity_decision for select to ocg_api
  using ((select nullif(current_setting('ocg.admin', true), '')) is not null);
create policy administrators_decide_in_their_own_name on admin.identity_decision for insert to ocg_api
  with check (decided_by = (select nullif(current_setting('ocg.admin', true), '')));
--rollback drop table admin.identity_decision;
