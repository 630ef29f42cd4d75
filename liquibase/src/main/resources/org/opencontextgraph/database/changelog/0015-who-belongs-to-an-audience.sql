--liquibase formatted sql

--changeset ocg:an-account-belongs-to-audiences
--comment: each belonging is the audience and the groups on the way to it, joined by U+001F
create table ingest.membership (
  account text primary key,
  tool text not null,
  belongings text[] not null,
  revision bigint not null,
  checked timestamptz not null,
  unknown_since timestamptz,
  sent_revision bigint not null default 0
);
create index membership_by_tool on ingest.membership (tool);
create index membership_to_send on ingest.membership (tool) where sent_revision < revision;
grant select, insert, update, delete on ingest.membership to ocg_ingest;
--rollback drop table ingest.membership;

--changeset ocg:a-reader-finds-what-they-belong-to
--comment: audiences is empty while they are not known; ways holds for each its groups, joined by U+001F
create table personal.membership (
  account text primary key,
  known boolean not null,
  audiences text[] not null,
  ways text[] not null
);
grant select, insert, delete on personal.membership to ocg_materializer_personal;
grant select on personal.membership to ocg_api;
alter table personal.membership enable row level security;
alter table personal.membership force row level security;
create policy the_materializer_writes on personal.membership to ocg_materializer_personal using (true) with check (true);
create policy a_caller_finds_their_own on personal.membership for select to ocg_api
  using (account = any ((select coalesce(array_agg(own.account), '{}') from personal.account own
    where not own.bot and own.evidence <> 'PROVISIONAL')::text[]));
--rollback drop table personal.membership;

--changeset ocg:a-caller-enters splitStatements:false
--comment: who asks, for one transaction; two persons behind one subject are none: better no answer than somebody else's
create function personal.enter(caller text) returns text language plpgsql as $$
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
revoke execute on function personal.enter(text) from public;
grant execute on function personal.enter(text) to ocg_api;
--rollback drop function personal.enter(text);

--changeset ocg:an-admin-is-told-why
--comment: the API may read of ingest what this view shows and nothing else; what was asked can be added, and not read or changed, by it
create view admin.resource_acl as
  select resource, tool, audiences, checked, unknown_since from ingest.resource_acl;
grant select on admin.resource_acl to ocg_api;
create table admin.explanation (
  asked_at timestamptz not null default now(),
  asked_by text not null,
  person text not null,
  process text,
  resource text
);
grant insert on admin.explanation to ocg_api;
--rollback drop table admin.explanation;
--rollback drop view admin.resource_acl;
