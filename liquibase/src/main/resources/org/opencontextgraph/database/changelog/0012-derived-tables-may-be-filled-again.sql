--liquibase formatted sql

--changeset ocg:derived-tables-may-be-filled-again
--comment: everything in them comes from release.unit.v1; who writes them may empty them, and forget how far they were read
grant truncate on context.scope, context.release_unit, context.unit_edge, context.cut_timing, context.lane
  to ocg_materializer;
grant delete on context.consumer_offset to ocg_materializer;
--rollback revoke delete on context.consumer_offset from ocg_materializer;
--rollback revoke truncate on context.scope, context.release_unit, context.unit_edge, context.cut_timing, context.lane
--rollback   from ocg_materializer;
