--liquibase formatted sql

--changeset ocg:private-rows-know-how-far-they-were-read
create table personal.consumer_offset (
  consumer text not null,
  topic text not null,
  partition integer not null,
  next_offset bigint not null,
  primary key (consumer, topic, partition)
);
grant usage on schema personal to ocg_materializer_personal, ocg_api;
grant select, insert, update on personal.consumer_offset to ocg_materializer_personal;
--rollback drop table personal.consumer_offset;
--rollback revoke usage on schema personal from ocg_materializer_personal, ocg_api;

--changeset ocg:a-subject-is-an-account-of-the-identity-provider
--comment: who asks: a token's subject, its account, that account's person; ocg.subject and ocg.person are set for one transaction
create table personal.subject (
  account text primary key,
  subject text not null
);
create index subject_by_name on personal.subject (subject);
create table personal.account (
  account text primary key,
  person text not null,
  evidence text not null,
  bot boolean not null
);
create index account_of_person on personal.account (person);
grant select, insert, delete on personal.subject, personal.account to ocg_materializer_personal;
grant select on personal.subject, personal.account to ocg_api;
alter table personal.subject enable row level security;
alter table personal.subject force row level security;
create policy the_materializer_writes on personal.subject to ocg_materializer_personal using (true) with check (true);
create policy a_caller_finds_their_own on personal.subject for select to ocg_api
  using (subject = (select nullif(current_setting('ocg.subject', true), '')));
alter table personal.account enable row level security;
alter table personal.account force row level security;
create policy the_materializer_writes on personal.account to ocg_materializer_personal using (true) with check (true);
create policy a_caller_finds_their_own on personal.account for select to ocg_api
  using (account = any ((select coalesce(array_agg(own.account), '{}') from personal.subject own)::text[])
    or person = (select nullif(current_setting('ocg.person', true), '')));
--rollback drop table personal.account;
--rollback drop table personal.subject;

--changeset ocg:a-timeline-is-its-persons-alone
--comment: shown are rows of the person whose account is still the person's; an account that was taken away takes its rows along
create table personal.event (
  person text not null,
  id text collate "C" not null,
  lane text not null,
  account text not null,
  resource text not null,
  process text,
  step text not null,
  time timestamptz not null,
  sequence bigint not null,
  primary key (person, id)
);
create index event_in_order on personal.event (person, time desc, sequence desc, id desc);
grant select, insert, delete on personal.event to ocg_materializer_personal;
grant select on personal.event to ocg_api;
alter table personal.event enable row level security;
alter table personal.event force row level security;
create policy the_materializer_writes on personal.event to ocg_materializer_personal using (true) with check (true);
create policy persons_see_their_own on personal.event for select to ocg_api
  using (person = (select nullif(current_setting('ocg.person', true), ''))
    and account = any ((select coalesce(array_agg(own.account), '{}') from personal.account own)::text[]));
--rollback drop table personal.event;

--changeset ocg:a-task-is-its-persons-alone
--comment: one row per task with its steps in three arrays, because a task is replaced as a whole
create table personal.task (
  person text not null,
  task text collate "C" not null,
  lane text not null,
  resource text not null,
  process text,
  counts boolean not null,
  sharing text not null,
  readers_known boolean not null,
  covered text,
  accounts text[] not null,
  first_time timestamptz not null,
  last_time timestamptz not null,
  last_sequence bigint not null,
  step_count integer not null,
  steps text[] not null,
  resources text[] not null,
  times timestamptz[] not null,
  primary key (person, task)
);
comment on column personal.task.covered is 'the audiences that may read all of it, joined; null when there are none or they are not known';
create index task_in_order on personal.task (person, last_time desc, last_sequence desc, task desc);
grant select, insert, delete on personal.task to ocg_materializer_personal;
grant select on personal.task to ocg_api;
alter table personal.task enable row level security;
alter table personal.task force row level security;
create policy the_materializer_writes on personal.task to ocg_materializer_personal using (true) with check (true);
create policy persons_see_their_own on personal.task for select to ocg_api
  using (person = (select nullif(current_setting('ocg.person', true), ''))
    and accounts <@ (select coalesce(array_agg(own.account), '{}') from personal.account own)::text[]);
--rollback drop table personal.task;

--changeset ocg:a-consent-is-its-persons-alone
create table personal.consent (
  person text primary key,
  opted_in boolean not null,
  since timestamptz not null
);
grant select, insert, delete on personal.consent to ocg_materializer_personal;
grant select on personal.consent to ocg_api;
alter table personal.consent enable row level security;
alter table personal.consent force row level security;
create policy the_materializer_writes on personal.consent to ocg_materializer_personal using (true) with check (true);
create policy persons_see_their_own on personal.consent for select to ocg_api
  using (person = (select nullif(current_setting('ocg.person', true), '')));
--rollback drop table personal.consent;
