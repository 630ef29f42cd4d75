--liquibase formatted sql

--changeset ocg:a-task-knows-its-events-and-why-it-stays
--comment: events is empty in rows of earlier versions until the task is written again
alter table personal.task add column events text[] not null default '{}';
alter table personal.task add column kept_back text not null default 'NO';
--rollback alter table personal.task drop column events;
--rollback alter table personal.task drop column kept_back;

--changeset ocg:what-a-person-said-of-a-task-is-theirs-alone
create table personal.correction (
  person text not null,
  task text collate "C" not null,
  resource text not null,
  title text,
  excluded boolean not null,
  pinned boolean not null,
  events text[] not null,
  primary key (person, task)
);
comment on column personal.correction.pinned is 'the events are this task, and it stays with its person';
grant select, insert, delete on personal.correction to ocg_materializer_personal;
grant select on personal.correction to ocg_api;
alter table personal.correction enable row level security;
alter table personal.correction force row level security;
create policy the_materializer_writes on personal.correction to ocg_materializer_personal using (true) with check (true);
create policy persons_see_their_own on personal.correction for select to ocg_api
  using (person = (select nullif(current_setting('ocg.person', true), '')));
--rollback drop table personal.correction;
