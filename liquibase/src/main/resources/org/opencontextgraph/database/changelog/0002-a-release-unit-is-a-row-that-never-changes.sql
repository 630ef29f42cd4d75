--liquibase formatted sql

--changeset ocg:a-release-unit-is-one-row
--comment: only published units are here: a withdrawn one is deleted, a pooled one never arrives.
--comment: Keys are compared by bytes (collation C): faster, and the same order on every machine.
create table context.release_unit (
  unit text collate "C" primary key,
  lane text collate "C" not null,
  epoch bigint not null,
  scope text collate "C" not null,
  process text collate "C" not null,
  level text not null,
  steps text[] not null,
  variant text collate "C" not null,
  count bigint not null check (count > 0),
  cut text collate "C" not null,
  window_end timestamptz not null,
  k integer not null check (k > 0)
);
comment on column context.release_unit.variant is 'Hash over the steps (hex): the same steps are the same variant in every scope and lane';
create index release_unit_by_variant on context.release_unit (process, scope, variant)
  include (count, k, cut, window_end, lane);
--rollback drop table context.release_unit;

--changeset ocg:a-unit-has-edges
--comment: one step directly after another, counted over all entries of the unit; goes when its unit goes
create table context.unit_edge (
  unit text collate "C" not null references context.release_unit on delete cascade,
  scope text collate "C" not null,
  process text collate "C" not null,
  source text collate "C" not null,
  target text collate "C" not null,
  occurrences bigint not null check (occurrences > 0),
  k integer not null check (k > 0),
  primary key (unit, source, target)
);
create index unit_edge_by_source on context.unit_edge (process, scope, source, target) include (occurrences, k);
--rollback drop table context.unit_edge;

--changeset ocg:the-scopes-that-ever-had-a-unit
--comment: read before the units, to decide what a caller may see; a scope is its audiences, sorted, joined by commas
create table context.scope (
  scope text collate "C" primary key
);
--rollback drop table context.scope;

--changeset ocg:a-released-row-refuses-to-change splitStatements:false
--comment: even the owner has to take the trigger off first
create function context.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a released row never changes: it is published whole and withdrawn whole' using errcode = '42501';
end
$$;
create trigger a_unit_never_changes before update on context.release_unit
  for each statement execute function context.refuse_change();
create trigger an_edge_never_changes before update on context.unit_edge
  for each statement execute function context.refuse_change();
--rollback drop trigger an_edge_never_changes on context.unit_edge;
--rollback drop trigger a_unit_never_changes on context.release_unit;
--rollback drop function context.refuse_change();
