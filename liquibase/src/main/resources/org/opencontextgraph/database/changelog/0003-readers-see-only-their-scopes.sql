--liquibase formatted sql

--changeset ocg:the-materializer-adds-and-withdraws
grant select, insert, delete on context.release_unit, context.unit_edge to ocg_materializer;
grant select, insert on context.scope to ocg_materializer;
grant select on context.release_unit, context.unit_edge, context.scope to ocg_api;
--rollback revoke all on context.release_unit, context.unit_edge, context.scope from ocg_api, ocg_materializer;

--changeset ocg:a-forgotten-where-leaks-nothing
--comment: without the setting ocg.scopes, or with an empty one, no row is visible; the sub-select is evaluated once a query
alter table context.release_unit enable row level security;
alter table context.release_unit force row level security;
create policy the_materializer_writes on context.release_unit to ocg_materializer using (true) with check (true);
create policy readers_see_their_scopes on context.release_unit for select to ocg_api
  using (scope = any ((select string_to_array(current_setting('ocg.scopes', true), E'\x1f'))::text[]));
alter table context.unit_edge enable row level security;
alter table context.unit_edge force row level security;
create policy the_materializer_writes on context.unit_edge to ocg_materializer using (true) with check (true);
create policy readers_see_their_scopes on context.unit_edge for select to ocg_api
  using (scope = any ((select string_to_array(current_setting('ocg.scopes', true), E'\x1f'))::text[]));
--rollback drop policy readers_see_their_scopes on context.unit_edge;
--rollback drop policy the_materializer_writes on context.unit_edge;
--rollback alter table context.unit_edge no force row level security;
--rollback alter table context.unit_edge disable row level security;
--rollback drop policy readers_see_their_scopes on context.release_unit;
--rollback drop policy the_materializer_writes on context.release_unit;
--rollback alter table context.release_unit no force row level security;
--rollback alter table context.release_unit disable row level security;
