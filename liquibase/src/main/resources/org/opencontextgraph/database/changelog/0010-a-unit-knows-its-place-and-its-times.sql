--liquibase formatted sql

--changeset ocg:a-unit-knows-its-place-and-its-times
--comment: rows of before are whole sequences without times; a bucket is one of the log grid, factor 1.2 from 1 s
alter table context.release_unit
  add column begins boolean not null default true,
  add column ends boolean not null default true,
  add column gaps smallint[] not null default '{}',
  add column total smallint check (total between 0 and 90);
comment on column context.release_unit.begins is 'The first of the steps is the first of its traces; always so in L0';
comment on column context.release_unit.ends is 'The last of the steps is the last of its traces; always so in L0';
comment on column context.release_unit.gaps is 'Median time between neighbouring steps, buckets; empty when none is known';
comment on column context.release_unit.total is 'Median time from the first step to the last, a bucket; L0 only';
alter table context.unit_edge add column gap smallint check (gap between 0 and 90);
comment on column context.unit_edge.gap is 'Median time between the two steps, a bucket; of its occurrences in the sequence the median';
--rollback alter table context.unit_edge drop column gap;
--rollback alter table context.release_unit drop column total, drop column gaps, drop column ends, drop column begins;

--changeset ocg:variants-are-found-without-reading-transitions
--comment: only whole sequences are variants; the indexes of before go, for these answer everything that they did
create index release_unit_by_whole_variant on context.release_unit (process, scope, variant)
  include (count, k, cut, window_end, lane, total) where level = 'L0';
create index release_unit_by_lane_and_level on context.release_unit (lane, process, scope, level);
create index unit_edge_by_step on context.unit_edge (process, scope, source, target) include (occurrences, k, gap);
drop index context.release_unit_by_variant;
drop index context.release_unit_by_lane;
drop index context.unit_edge_by_source;
--rollback create index unit_edge_by_source on context.unit_edge (process, scope, source, target)
--rollback   include (occurrences, k);
--rollback create index release_unit_by_lane on context.release_unit (lane, process, scope);
--rollback create index release_unit_by_variant on context.release_unit (process, scope, variant)
--rollback   include (count, k, cut, window_end, lane);
--rollback drop index context.unit_edge_by_step;
--rollback drop index context.release_unit_by_lane_and_level;
--rollback drop index context.release_unit_by_whole_variant;

--changeset ocg:a-scope-goes-with-its-last-unit
--comment: so that the table of scopes follows from the units, in whatever portions they were read
create index release_unit_by_scope on context.release_unit (scope);
grant delete on context.scope to ocg_materializer;
--rollback revoke delete on context.scope from ocg_materializer;
--rollback drop index context.release_unit_by_scope;
