--liquibase formatted sql

--changeset ocg:two-persons-may-be-one-human
--comment: by an administrator's word; nothing of theirs moves, so it can be taken back
create table personal.same_person (
  person text primary key,
  same_as text not null
);
create index same_person_as on personal.same_person (same_as);
grant select, insert, delete on personal.same_person to ocg_materializer_personal;
grant select on personal.same_person to ocg_api;
alter table personal.same_person enable row level security;
alter table personal.same_person force row level security;
create policy the_materializer_writes on personal.same_person to ocg_materializer_personal using (true) with check (true);
create policy a_caller_finds_their_own on personal.same_person for select to ocg_api
  using (person = (select nullif(current_setting('ocg.person', true), ''))
    or same_as = (select nullif(current_setting('ocg.person', true), '')));
create policy an_administrator_has_entered on personal.same_person for select to ocg_migrator
  using ((select nullif(current_setting('ocg.admin', true), '')) is not null);
create view admin.same_person as select person, same_as from personal.same_person;
grant select on admin.same_person to ocg_api;
--rollback drop view admin.same_person;
--rollback drop table personal.same_person;

--changeset ocg:a-human-has-the-accounts-of-all-their-persons
--comment: ocg.kin holds the caller's other persons for one transaction, joined by U+001F
alter policy a_caller_finds_their_own on personal.account
  using (account = any ((select coalesce(array_agg(own.account), '{}') from personal.subject own)::text[])
    or owner = (select nullif(current_setting('ocg.person', true), ''))
    or owner = any ((select string_to_array(nullif(current_setting('ocg.kin', true), ''), E'\x1f'))::text[]));
alter policy a_caller_finds_their_own on personal.membership
  using (account = any ((select coalesce(array_agg(own.account), '{}') from personal.account own
    where own.counts and (own.owner = nullif(current_setting('ocg.person', true), '')
      or own.owner = any (string_to_array(nullif(current_setting('ocg.kin', true), ''), E'\x1f'))))::text[]));
--rollback alter policy a_caller_finds_their_own on personal.account using (account = any ((select coalesce(array_agg(own.account), '{}') from personal.subject own)::text[]) or owner = (select nullif(current_setting('ocg.person', true), '')));
--rollback alter policy a_caller_finds_their_own on personal.membership using (account = any ((select coalesce(array_agg(own.account), '{}') from personal.account own where own.counts and own.owner = (select nullif(current_setting('ocg.person', true), '')))::text[]));

--changeset ocg:it-can-be-asked-whether-anybody-logs-in-as-a-person splitStatements:false
--comment: of the caller's other persons, while ocg.kin holds them; the caller sees no login but their own
create policy of_the_callers_kin on personal.subject for select to ocg_migrator
  using ((select nullif(current_setting('ocg.kin', true), '')) is not null);
create policy of_the_callers_kin on personal.account for select to ocg_migrator
  using (owner = any ((select string_to_array(nullif(current_setting('ocg.kin', true), ''), E'\x1f'))::text[]));
create function personal.logs_in(one text) returns boolean language sql stable security definer
  set search_path = pg_catalog as $$
  select exists (select from personal.subject join personal.account using (account) where owner = one)
$$;
revoke execute on function personal.logs_in(text) from public;
grant execute on function personal.logs_in(text) to ocg_api;
--rollback drop function personal.logs_in(text);
--rollback drop policy of_the_callers_kin on personal.account;
--rollback drop policy of_the_callers_kin on personal.subject;

--changeset ocg:a-caller-enters-with-all-their-persons splitStatements:false rollbackSplitStatements:false
--comment: the persons of who asks, joined by U+001F, their own first; never one with whom anybody logs in: an administrator's word opens nobody's rows to another login
create or replace function personal.enter(caller text) returns text language plpgsql as $$
declare
  own text;
  hub text;
  kin text;
begin
  perform set_config('ocg.subject', caller, true);
  perform set_config('ocg.kin', '', true);
  select case when count(distinct owner) = 1 then min(owner) else '' end into own
    from personal.subject join personal.account using (account)
    where counts;
  perform set_config('ocg.person', own, true);
  select coalesce(max(same_as), own) into hub from personal.same_person where person = own;
  perform set_config('ocg.person', hub, true);
  select string_agg(one.person, E'\x1f' order by one.person) into kin
    from (select hub as person union select person from personal.same_person where same_as = hub) one
    where one.person not in (own, '');
  perform set_config('ocg.person', own, true);
  if kin is null then
    return own;
  end if;
  perform set_config('ocg.kin', kin, true);
  select string_agg(person, E'\x1f' order by person) into kin
    from unnest(string_to_array(kin, E'\x1f')) one(person)
    where not personal.logs_in(one.person);
  perform set_config('ocg.kin', coalesce(kin, ''), true);
  return own || coalesce(E'\x1f' || kin, '');
end
$$;
/* liquibase rollback
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
*/

--changeset ocg:administrators-decide-on-persons-too
alter table admin.identity_decision add column same_as text;
grant insert (same_as) on admin.identity_decision to ocg_api;
create index decision_about_person on admin.identity_decision (person, decision desc) where account is null;
alter table admin.identity_decision
  drop constraint identity_decision_kind_check,
  drop constraint identity_decision_check,
  alter column account drop not null,
  add constraint identity_decision_kind_check check (kind in ('LINK', 'UNDO', 'REJECT', 'MERGE', 'PART')),
  add constraint identity_decision_about_check check (
    case when kind in ('MERGE', 'PART') then account is null and person is not null
      else account is not null and same_as is null and (person is not null or kind = 'UNDO') end);
--rollback drop index admin.decision_about_person;
--rollback delete from admin.identity_decision where kind in ('MERGE', 'PART');
--rollback alter table admin.identity_decision drop constraint identity_decision_about_check, drop constraint identity_decision_kind_check, alter column account set not null, add constraint identity_decision_kind_check check (kind in ('LINK', 'UNDO', 'REJECT')), add constraint identity_decision_check check (person is not null or kind = 'UNDO'), drop column same_as;
