--liquibase formatted sql

--changeset ocg:a-large-cut-has-a-row-of-times
--comment: quantiles over the persons of a cut, without a count; in buckets of the log grid, factor 1.2 from 1 s
create table context.cut_timing (
  cut text collate "C" primary key,
  lane text collate "C" not null,
  epoch bigint not null,
  scope text collate "C" not null,
  process text collate "C" not null,
  level text not null,
  steps text[] not null,
  begins boolean not null,
  ends boolean not null,
  variant text collate "C" not null,
  window_end timestamptz not null,
  gap_p10 smallint[] not null,
  gap_p25 smallint[] not null,
  gap_p75 smallint[] not null,
  gap_p90 smallint[] not null,
  total_p10 smallint,
  total_p25 smallint,
  total_p75 smallint,
  total_p90 smallint
);
comment on table context.cut_timing is 'Shown only as long as all units of the cut are';
comment on column context.cut_timing.gap_p10 is 'One for each pair of neighbouring steps; null where the cut is too small for it';
create index cut_timing_by_variant on context.cut_timing (process, scope, variant);
create trigger a_timing_never_changes before update on context.cut_timing
  for each statement execute function context.refuse_change();
--rollback drop table context.cut_timing;

--changeset ocg:times-are-for-the-readers-of-their-scope
grant select, insert, delete on context.cut_timing to ocg_materializer;
grant select on context.cut_timing to ocg_api;
alter table context.cut_timing enable row level security;
alter table context.cut_timing force row level security;
create policy the_materializer_writes on context.cut_timing to ocg_materializer using (true) with check (true);
create policy readers_see_their_scopes on context.cut_timing for select to ocg_api
  using (scope = any ((select string_to_array(current_setting('ocg.scopes', true), E'\x1f'))::text[]));
--rollback drop policy readers_see_their_scopes on context.cut_timing;
--rollback drop policy the_materializer_writes on context.cut_timing;
--rollback alter table context.cut_timing no force row level security;
--rollback alter table context.cut_timing disable row level security;
--rollback revoke all on context.cut_timing from ocg_api, ocg_materializer;
